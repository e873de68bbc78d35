"""The Flask extensions, made once and bound in `create_app`."""

from flask_security import RoleMixin, Security, SQLAlchemyUserDatastore
from flask_wtf.csrf import CSRFProtect

from s11.storage.database import db
from s11.storage.tables import UserRow
from s11.storage.totp import CountedTotp

csrf = CSRFProtect()
people = SQLAlchemyUserDatastore(db, UserRow, RoleMixin)
security = Security(totp_cls=CountedTotp)  # here and not in init_app, which passes it over
