"""What is held about oneself, to take away."""

from flask.typing import ResponseReturnValue

from s11.web.account import bp
from s11.web.handing_out import held_by
from s11.web.policy import SIGNED_IN, may, person


@bp.get("/account/held")
@may(*SIGNED_IN)
def held() -> ResponseReturnValue:
    """Hand out what is held about whoever asks; texts of audits are not searched for that."""
    return held_by(person().id, with_texts=False)
