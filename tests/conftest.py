"""What all tests share: patience on a busy machine, and the same examples for everybody."""

from hypothesis import HealthCheck, settings

# a deadline measures the machine; derandomised, a red run is red for everybody
settings.register_profile(
    "atlas", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("atlas")
