"""Every roster that is accepted, in the order of the design."""

from doudi.rosters.areas import AREAS
from doudi.rosters.businesses import BUSINESSES
from doudi.rosters.cadre_relatives import CADRE_RELATIVES
from doudi.rosters.cadres import CADRES
from doudi.rosters.care_agreements import CARE_AGREEMENTS
from doudi.rosters.care_visits import CARE_VISITS
from doudi.rosters.columns import Roster
from doudi.rosters.deaths import DEATHS
from doudi.rosters.deposits import DEPOSITS
from doudi.rosters.dibao_applications import DIBAO_APPLICATIONS
from doudi.rosters.dibao_exits import DIBAO_EXITS
from doudi.rosters.dibao_families import DIBAO_FAMILIES
from doudi.rosters.dibao_members import DIBAO_MEMBERS
from doudi.rosters.disabled_people import DISABLED_PEOPLE
from doudi.rosters.epidemic_cases import EPIDEMIC_CASES
from doudi.rosters.exemptions import EXEMPTIONS
from doudi.rosters.fiscal_payroll import FISCAL_PAYROLL
from doudi.rosters.fund_transfers import FUND_TRANSFERS
from doudi.rosters.home_visits import HOME_VISITS
from doudi.rosters.households import HOUSEHOLDS
from doudi.rosters.identities import IDENTITIES
from doudi.rosters.incomes import INCOMES
from doudi.rosters.payments import PAYMENTS
from doudi.rosters.prisoners import PRISONERS
from doudi.rosters.properties import PROPERTIES
from doudi.rosters.registered_poor import REGISTERED_POOR
from doudi.rosters.relative_filings import RELATIVE_FILINGS
from doudi.rosters.reserve_funds import RESERVE_FUNDS
from doudi.rosters.serious_illness import SERIOUS_ILLNESS
from doudi.rosters.tekun_people import TEKUN_PEOPLE
from doudi.rosters.temporary_aid_grants import TEMPORARY_AID_GRANTS
from doudi.rosters.vehicles import VEHICLES
from doudi.rosters.vulnerable_people import VULNERABLE_PEOPLE

ALL: tuple[Roster, ...] = (
    AREAS,
    CADRES,
    CADRE_RELATIVES,
    RELATIVE_FILINGS,
    DIBAO_FAMILIES,
    DIBAO_MEMBERS,
    DIBAO_EXITS,
    DIBAO_APPLICATIONS,
    TEKUN_PEOPLE,
    CARE_AGREEMENTS,
    CARE_VISITS,
    TEMPORARY_AID_GRANTS,
    RESERVE_FUNDS,
    PAYMENTS,
    FUND_TRANSFERS,
    REGISTERED_POOR,
    DISABLED_PEOPLE,
    SERIOUS_ILLNESS,
    EPIDEMIC_CASES,
    VULNERABLE_PEOPLE,
    HOME_VISITS,
    DEATHS,
    HOUSEHOLDS,
    VEHICLES,
    PROPERTIES,
    BUSINESSES,
    FISCAL_PAYROLL,
    INCOMES,
    DEPOSITS,
    PRISONERS,
    EXEMPTIONS,
    IDENTITIES,
)

ROSTERS: dict[str, Roster] = {roster.name: roster for roster in ALL}
