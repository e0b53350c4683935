"""`rashomon people`: manage who may use the desk."""

import sys

import click

from rashomon.cli._review import by_option
from rashomon.cli._store import open_for, store_option
from rashomon.model import ConfigError

_ROLES = ("reader", "coder", "adjudicator", "admin")


@click.group("people", short_help="Say who may use the desk.")
def people_command() -> None:
    """Say who may use the desk. As soon as somebody has a password, everybody must log in.

    A reader reads; a coder judges; an adjudicator publishes, decides where coders differ, and takes back what others decided; an admin
    adds people.
    """


@people_command.command("add", short_help="Add a person, or give another role or password.")
@click.argument("name")
@click.option("--role", type=click.Choice(_ROLES), default="coder", show_default=True)
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input instead of asking for it.")
@store_option
@by_option
def add_command(name: str, role: str, password_stdin: bool, store: str, by: str) -> None:
    """Add a person with a password, which is kept as an argon2 hash."""
    if password_stdin:
        password: str = sys.stdin.readline().rstrip("\n")
    else:
        password = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    try:
        from rashomon.desk.people import add_person

        with open_for(store, create=True) as opened:
            add_person(opened, name, role, password, by=by)
    except ImportError as error:
        raise click.UsageError("the desk needs more libraries: pip install 'rashomon[desk]'") from error
    except ConfigError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{name} is {role}")


@people_command.command("list", short_help="List the people.")
@store_option
def list_command(store: str) -> None:
    """List who may use the desk, with their roles."""
    with open_for(store) as opened:
        for person in opened.people():
            click.echo(f"{person.name}  {person.role}")


@people_command.command("remove", short_help="Remove a person.")
@click.argument("name")
@store_option
@by_option
def remove_command(name: str, store: str, by: str) -> None:
    """Take a person out; what he decided stays."""
    with open_for(store, create=True) as opened:
        person = next((p for p in opened.people() if p.name == name), None)
        if person is None:
            raise click.UsageError(f"there is no person {name!r}")
        try:
            from rashomon.desk.people import add_person

            add_person(opened, name, person.role, None, by=by, active=False)
        except ConfigError as error:
            raise click.UsageError(str(error)) from error
    click.echo(f"{name} is out")
