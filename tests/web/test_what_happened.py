
from tests.web.test_directorate_criterion import *  # noqa: F403
