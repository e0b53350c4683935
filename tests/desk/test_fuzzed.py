"""The API, fuzzed from its own description: whatever is asked, it answers as it says it does."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import booleans
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from desk_store import incident, report
from rashomon.desk.app import create_app
from rashomon.desk.settings import Settings

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
BOUNDED = settings(
    max_examples=15, derandomize=True, database=None, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)  # fmt: skip


@pytest.fixture
def known(store):
    """Return ids that there are, so that not every request ends at an unknown one."""
    return {"incidents": incident(store), "reports": report(store)}


def fuzz(operation, known, headers):
    """Send made requests to one operation, the same each time."""

    @BOUNDED
    @given(case=operation.as_strategy(), there=booleans())
    def ask(case, there):
        if there and "{id}" in operation.path:
            case.path_parameters = {"id": known[operation.path.split("/")[2]]}
        case.call_and_validate(headers=headers, checks=CHECKS)

    ask()


def test_no_request_breaks_the_api(desk, known):
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", desk.app)
    headers = {"x-csrf": desk.csrf()}
    operations = [result.ok() for result in schema.get_all_operations()]
    assert len(operations) >= 12
    for operation in operations:
        fuzz(operation, known, headers)


def test_no_one_without_a_role_is_answered(place):
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", create_app(Settings(place, login=True)))
    for result in schema.get_all_operations():
        case = result.ok().Case()
        case.path_parameters = {name: "1" for name in ("id", "number") if f"{{{name}}}" in result.ok().path}
        assert case.call().status_code == 401
