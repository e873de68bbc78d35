"""Papers' contents to try things with: Slough's published plan, and an invented council."""

import json
from datetime import date
from pathlib import Path

from reports.contents import ActionPlanContents, Heading, PlanAction, PlanStandard, PlanUpdate

SLOUGH_TITLES = (
    "Senior management commitment to the importance of safeguarding and promoting children's welfare",
    "A clear statement of the agency's responsibilities towards children, available to all staff",
    "A clear line of accountability within the organisation for work on safeguarding",
    "Service development takes account of the need to safeguard and promote welfare, and is informed "
    "by the views of children and families",
    "Staff training on safeguarding and promoting the welfare of children",
    "Safer recruitment, vetting procedures and allegations against staff",
    "Effective inter-agency working to safeguard and promote the welfare of children",
    "Information sharing",
)
