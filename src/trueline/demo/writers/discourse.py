"""Discourse: posts and visits as queries of its data explorer give them, and the list of users."""

from datetime import datetime
from typing import Final

from trueline.demo.forum import ForumMember, ForumPost, all_members, all_posts, all_visits
from trueline.demo.story import Window
from trueline.demo.writers.tables import Cell, comma_text

POSTS: Final = (
    "id", "topic_id", "post_number", "created_at", "username", "reads", "post_type", "category",
    "staff",
)  # fmt: skip
VISITS: Final = ("username", "visited_at", "posts_read")
MEMBERS: Final = (
    "id", "name", "username", "email", "title", "created_at", "last_seen_at", "last_posted_at",
    "last_emailed_at", "trust_level", "approved", "suspended_at", "suspended_till",
    "silenced_till", "active", "admin", "moderator", "ip_address", "staged", "secondary_emails",
    "topics_entered", "posts_read_count", "time_read", "topic_count", "post_count", "likes_given",
    "likes_received", "location", "website", "views", "group_names",
)  # fmt: skip
WRITTEN: Final = "1"
"""Discourse's number for what somebody wrote."""


def write_posts(window: Window) -> bytes:
    """Give the posts of a window, read as often as when the file was made."""
    made_at = window.made_at.replace(tzinfo=None)
    inside = (one for one in all_posts() if window.first <= one.sent_at.date() <= window.last)
    return comma_text([POSTS, *(_post(one, made_at) for one in inside)]).encode()


def write_visits(window: Window) -> bytes:
    """Give who came on which day of a window."""
    users = [one.user for one in all_members()]
    rows = (
        (users[number - 1], f"{day}", 1)
        for day, number in all_visits()
        if window.first <= day <= window.last
    )
    return comma_text([VISITS, *rows]).encode()


def write_members(window: Window) -> bytes:
    """Give every member who had joined when the file was made."""
    joined = [one for one in all_members() if one.joined <= window.last]
    return comma_text([MEMBERS, *map(_member, joined)]).encode()


def _post(post: ForumPost, made_at: datetime) -> tuple[Cell, ...]:
    return (
        post.number, post.thread, post.place, f"{post.sent_at:%Y-%m-%d %H:%M:%S} UTC", post.user,
        post.read_by(made_at), WRITTEN, post.board, "true" if post.is_staff else "false",
    )  # fmt: skip


def _member(member: ForumMember) -> tuple[Cell, ...]:
    joined = f"{member.joined} 12:00:00 UTC"
    return (
        member.number, member.name, member.user, member.email, "", joined, joined, "", "", 1,
        "true", "", "", "", "true", "false", "false", "", "false", "", 0, 0, 0, 0, 0, 0, 0, "", "",
        0, "",
    )  # fmt: skip
