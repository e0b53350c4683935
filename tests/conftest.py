"""What all tests share: generated tests have no deadline, since speed is measured by benchmarks."""

from hypothesis import settings

settings.register_profile("rashomon", deadline=None)
settings.load_profile("rashomon")
