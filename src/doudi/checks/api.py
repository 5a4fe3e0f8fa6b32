"""All that a check may import: whatever is imported here is handed on."""

import ibis

from doudi.checks.definition import CAMPAIGN_BEGAN, DIBAO, RULES_OF_2021, Check, check
from doudi.checks.evidence import Seen, seen, seen_each, severe_by, unable_by, values_of
from doudi.checks.judging import Judged, judge, verdict_rank
from doudi.checks.top_up_grounds import top_up_grounds
from doudi.facts.accounts import shared_accounts
from doudi.facts.agreements import carer_loads, tekun_agreements
from doudi.facts.aid_grants import aid_grants
from doudi.facts.amounts import right_amounts
from doudi.facts.applications import applications, monthly_decisions, notices, refusals, reviews
from doudi.facts.batches import batch_lines, timed_lines
from doudi.facts.cadre_accounts import lines_to_cadres
from doudi.facts.calendar import age_on, days_between, month_before, month_no, month_text, passed_by
from doudi.facts.carers import agreements_in_question
from doudi.facts.case import Case
from doudi.facts.coverage import tekun, tekun_of_month, with_covered
from doudi.facts.deposits import family_deposits
from doudi.facts.dibao import (
    families,
    families_of_month,
    family_ids,
    family_names,
    insured_members,
    members_of_month,
    members_with_death,
    with_n_insured,
)
from doudi.facts.double_payments import double_payments
from doudi.facts.due_days import is_due
from doudi.facts.dues import dues
from doudi.facts.exits import dropped_families, poor_family_exits
from doudi.facts.hardships import hardships
from doudi.facts.holdings import family_holdings, family_posts, in_gradual_exit, law_for, with_money_once
from doudi.facts.home_visits import needs_found, patients, vulnerable_people
from doudi.facts.homes import family_properties
from doudi.facts.hukou import with_hukou
from doudi.facts.hukou_left_out import families_by_hukou
from doudi.facts.id_numbers import identities_of_members
from doudi.facts.imprisonment import terms_of_insured
from doudi.facts.incomes import family_incomes
from doudi.facts.logic import (
    UNKNOWN,
    blank,
    blank_as,
    degree,
    known,
    possible,
    stated,
    truth,
    when,
    with_any,
    with_columns,
    with_some,
)
from doudi.facts.off_roll import programme_lines_with_roll
from doudi.facts.own_people import account_lines
from doudi.facts.payment_coverage import is_paid
from doudi.facts.payments import PARTS_OVER, line_months
from doudi.facts.people import deaths, in_prison, with_death, with_severe, with_unable
from doudi.facts.poor import marginal_people, poor_households, poor_people, tekun_candidates, yearly_standard
from doudi.facts.price_subsidies import price_subsidies
from doudi.facts.relatives import relatives_on_dibao
from doudi.facts.repeated_grants import repeated_grants
from doudi.facts.reserves import town_reserves
from doudi.facts.returns import returned_parts
from doudi.facts.review_cycles import review_cycles
from doudi.facts.settlements import settlements
from doudi.facts.split_grants import split_grants
from doudi.facts.still_rolls import still_rolls
from doudi.facts.supply import gap, with_roll
from doudi.facts.support_amounts import support_amount
from doudi.facts.time_limits import with_working_time
from doudi.facts.top_ups import family_top_ups
from doudi.facts.transfers import transfers, unit_money
from doudi.facts.two_families import insured_rows
from doudi.facts.village_rates import village_rates
from doudi.facts.visits import hospital_stays, last_visits
