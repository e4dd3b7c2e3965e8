"""One policy: its text and versions, who accepted it, its quiz, and the promises that it makes."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from trueline.coordination.acknowledging.acknowledgement import Means, digest_of
from trueline.coordination.acknowledging.quiz import is_answerable, needed_right
from trueline.coordination.acknowledging.standing import PolicyStanding
from trueline.core.errors import (
    ConflictError,
    FaultyInputError,
    MissingError,
    RefusedQuestionError,
)
from trueline.usecases.coordinating.policies.acknowledge import Acceptance, acknowledge, take_back
from trueline.usecases.coordinating.policies.policy_texts import policy_texts
from trueline.usecases.coordinating.policies.promises_kept import promises_kept
from trueline.usecases.coordinating.policies.take_quiz import take_quiz
from trueline.usecases.responding.read_responses import ResponseQuestion
from trueline.web.access import Role, RoleNeededError
from trueline.web.owed.known import KnownOwed, known_owed, known_past
from trueline.web.owed.policy_forms import AcceptedForm, QuizForm
from trueline.web.owed.policy_rows import person_rows, policy_row, promise_rows, text_rows
from trueline.web.page import page
from trueline.web.responding.known_reading import known_reading
from trueline.web.undoing import say_with_way_back
from trueline.web.visit import Visit

POST = ("POST",)
FAULTY = 422


@page("policies/<str:policy>/", name="policy")
def policy(visit: Visit, policy: str) -> HttpResponse:
    """Show a policy.

    Raises:
        MissingError: The plan in force has no such policy, or the address names a day that is none.
    """
    return _show(visit, *_found(visit, policy))


@page("policies/<str:policy>/accept/", name="accept-policy", methods=POST)
def accept(visit: Visit, policy: str) -> HttpResponse:
    """Accept a policy for oneself, by the name that the team of the plan has.

    Raises:
        MissingError: The plan in force has no such policy, or nobody of the visitor's name.
    """
    known, _standing = _found(visit, policy)
    wanted = Acceptance(policy, _own_name(known), visit.request.POST.get("digest", ""))
    try:
        made = acknowledge(known.workspace, wanted, on=known.workspace.today, by=visit.member.email)
    except (ConflictError, RefusedQuestionError) as refused:
        visit.say(str(refused))
    else:
        _say_accepted(visit, policy, made.person)
    return visit.go("policy", policy)


@page(
    "policies/<str:policy>/accepted/",
    name="keep-accepted-policy",
    role=Role.CONTRIBUTOR,
    methods=POST,
)
def keep_accepted(visit: Visit, policy: str) -> HttpResponse:
    """Keep that somebody accepted a policy on paper or in a meeting.

    Raises:
        MissingError: The plan in force has no such policy.
    """
    known, standing = _found(visit, policy)
    form = _accepted_form(known, standing, visit)
    if form.is_valid():
        said = form.cleaned_data
        wanted = Acceptance(policy, said["person"], means=Means(said["means"]))
        try:
            made = acknowledge(known.workspace, wanted, on=said["on"], by=visit.member.email)
        except FaultyInputError as faulty:
            form.refuse(faulty.issues)
        except (ConflictError, RefusedQuestionError) as refused:
            form.add_error(None, str(refused))
        else:
            _say_accepted(visit, policy, made.person)
            return visit.go("policy", policy)
    return _show(visit, known, standing, accepted=form, status=FAULTY)


@page("policies/<str:policy>/take-back/<str:member>/", name="take-back-policy", methods=POST)
def take_back_accepted(visit: Visit, policy: str, member: str) -> HttpResponse:
    """Take back that somebody accepted a policy: one's own, or as a contributor anybody's.

    Raises:
        MissingError: The plan in force has no such policy or person, or they did not accept it.
        RoleNeededError: It is somebody else's.
    """
    known, _standing = _found(visit, policy)
    is_own = known.own is not None and known.own.id == member
    if not is_own and not visit.may(Role.CONTRIBUTOR):
        raise RoleNeededError(Role.CONTRIBUTOR)
    try:
        take_back(known.workspace, policy, member, by=visit.member.email)
    except ConflictError as refused:
        visit.say(str(refused))
    else:
        visit.say(_("It was taken back."))
    return visit.go("policy", policy)


@page("policies/<str:policy>/quiz/", name="policy-quiz", methods=POST)
def quiz(visit: Visit, policy: str) -> HttpResponse:
    """Answer the quiz of a policy for oneself.

    Raises:
        MissingError: The plan in force has no such policy, or nobody of the visitor's name.
    """
    known, standing = _found(visit, policy)
    form, name = QuizForm(standing.policy, visit.request.POST), _own_name(known)
    if not form.is_valid():
        return _show(visit, known, standing, quiz_form=form, status=FAULTY)
    try:
        tried = take_quiz(
            known.workspace,
            policy,
            name,
            form.answers(),
            by=visit.member.email,
            on=known.workspace.today,
        )
    except FaultyInputError as faulty:
        for issue in faulty.issues:
            form.add_error(issue.where, f"{issue.what} {issue.remedy}")
        return _show(visit, known, standing, quiz_form=form, status=FAULTY)
    except (ConflictError, RefusedQuestionError) as refused:
        visit.say(str(refused))
    else:
        said = _("You passed: {0} of {1} right.") if tried.is_passed else _("{0} of {1} right.")
        visit.say(said.format(tried.right_count, len(tried.choices)))
    return visit.go("policy", policy)


def _found(visit: Visit, policy: str) -> tuple[KnownOwed, PolicyStanding]:
    known = known_owed(visit)
    if known is None:
        raise MissingError(_("There is no plan in force yet."))
    return known, known.owed.policies.find(policy)


def _own_name(known: KnownOwed) -> str:
    if known.own is None:
        raise MissingError(
            _("Nobody on the team of the plan bears your name; a planner adds you to it.")
        )
    return known.own.name


def _say_accepted(visit: Visit, policy: str, person: str) -> None:
    own = known_owed(visit)
    member = next((one for one in own.plan.team if one.name == person), None) if own else None
    back = reverse("take-back-policy", args=[policy, member.id]) if member else ""
    say_with_way_back(visit, _("{0} accepted it.").format(person), back)


def _accepted_form(
    known: KnownOwed, standing: PolicyStanding, visit: Visit | None = None
) -> AcceptedForm:
    people = [one.name for one in standing.outstanding]
    given = visit.request.POST if visit else None
    return AcceptedForm(people, known.workspace.today, given)


def _show(
    visit: Visit,
    known: KnownOwed,
    standing: PolicyStanding,
    *,
    accepted: AcceptedForm | None = None,
    quiz_form: QuizForm | None = None,
    status: int = 200,
) -> HttpResponse:
    found = standing.policy
    mine = next((one for one in standing.members if one.member == known.own), None)
    people = person_rows(standing)
    context: dict[str, Any] = {
        "title": found.title,
        "crumbs": [(_("Policies"), reverse("policies")), (found.title, "")],
        "known": known,
        "as_of": known.as_of,
        "row": policy_row(standing),
        "digest": digest_of(found),
        "people": people,
        "mine": mine,
        "own_try": mine.tries[-1] if mine and mine.tries else None,
        "choices": _choices(standing, mine),
        "may_accept": mine is not None and standing.is_in_force and known.as_of is None,
        "may_act": known.may_act(visit),
        "accepted": accepted or _accepted_form(known, standing),
        "quiz_form": quiz_form or QuizForm(found),
        "needed": needed_right(found),
        "is_quiz_sound": all(is_answerable(one) for one in found.quiz),
        "texts": text_rows(policy_texts(known_past(known), found.id)),
        "promises": _promises(known, found.id, known.on),
    }
    return visit.render("pages/policy.html", context, status=status)


def _choices(standing: PolicyStanding, mine: Any) -> list[tuple[str, str, bool, str]]:  # noqa: ANN401
    """Give question, chosen answer, whether it was right, and why, of the visitor's last quiz."""
    if mine is None or not mine.tries:
        return []
    questions = {one.id: one for one in standing.policy.quiz}
    return [
        (asked.question, asked.answers[one.chosen - 1], one.is_right, asked.because)
        for one in mine.tries[-1].choices
        if (asked := questions.get(one.question)) and one.chosen <= len(asked.answers)
    ]


def _promises(known: KnownOwed, policy: str, on: date) -> list[dict[str, object]]:
    if not any(one.policy == policy for one in known.plan.promises):
        return []
    question = ResponseQuestion(on)
    try:
        reading = known_reading(known.workspace, known.plan, question, known.as_of)[1]
    except RefusedQuestionError:
        reading = None
    return promise_rows(promises_kept(known.plan, policy, reading))
