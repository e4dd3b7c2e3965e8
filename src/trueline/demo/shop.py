"""Orders of the shop: what was bought, by whom, and what became of it."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import Final

import numpy as np

from trueline.demo.customers import PROGRAMME, Customer, all_customers
from trueline.demo.days import DAY_COUNT, offset_of
from trueline.demo.story import FIRST, random_for

CENT: Final = Decimal("0.01")
FREE_SHIPPING_FROM: Final = Decimal(60)
SHIPPING: Final = Decimal("4.50")
FIRST_ORDER_NUMBER: Final = 10401
CODES: Final = ("KEEPIT10", "STITCHED10", "FIRSTFIX10")
"""Discount codes of creators on Instagram and TikTok, and of the how-to films: 10 % each."""


@dataclass(frozen=True, slots=True)
class Product:
    """One thing in the shop.

    Attributes:
        name: As in the shop.
        sku: Stock number.
        price: In euros, with tax.
    """

    name: str
    sku: str
    price: Decimal


KITS: Final = (
    Product("Chair Joint Kit", "LM-K01", Decimal("64.00")),
    Product("Darning Kit, twenty-four colours", "LM-K02", Decimal("42.00")),
    Product("Crockery Kit with brass powder", "LM-K03", Decimal("58.00")),
    Product("Leather and Boot Kit", "LM-K04", Decimal("49.00")),
    Product("Workshop Box, large", "LM-K05", Decimal("96.00")),
)
REFILLS: Final = (
    Product("Beeswax and oil refill", "LM-R01", Decimal("14.50")),
    Product("Darning yarn, six colours", "LM-R02", Decimal("12.00")),
    Product("Hide glue pearls", "LM-R03", Decimal("16.00")),
    Product("Needle set, curved and straight", "LM-R04", Decimal("9.50")),
    Product("Clamp band, two metres", "LM-R05", Decimal("19.00")),
)
REFERRERS: Final = ("instagram", "youtube", "tiktok", "facebook", "")
REFERRER_SHARES: Final = (0.16, 0.06, 0.05, 0.05, 0.68)
"""Where visits that end in an order come from; two in three cannot be told."""

KIT_SHARES: Final = (0.24, 0.30, 0.18, 0.18, 0.10)
EXTRA_REFILL_SHARE: Final = 0.22
PAIR_SHARE: Final = 0.25
"""Shares of kits, of orders with a kit that hold a refill too, of refills bought by the pair."""

CODE_SHARE_FIRST: Final = 0.17
CODE_SHARE_REPEAT: Final = 0.05
"""Share of first and of repeat orders with a creator's code."""

TRANSFER_SHARE: Final = 0.06
VOIDED_SHARE: Final = 0.012
REFUNDED_SHARE: Final = 0.028
"""Shares of orders paid by transfer, cancelled before payment, and sent back."""

REFILL_SHARE: Final = (0.55, 0.80)
"""Share of repeat orders that are refills alone, at the start and at the end of the story."""


@dataclass(frozen=True, slots=True)
class Order:
    """One order.

    Attributes:
        number: Counts up with time.
        customer: Who placed it; None at the market stall, where nobody is asked.
        placed_at: Local time of the shop.
        lines: Products with their quantities.
        discount_code: Empty without one.
        source: How it came in, as the shop writes it.
        referrer: Network that the visit came from; empty when unknown.
        settled_at: When a payment by transfer arrived, local time; ``placed_at`` otherwise.
        voided_at: When it was cancelled; None unless it was.
        refunded_at: When money went back; None unless it did.
    """

    number: int
    customer: Customer | None
    placed_at: datetime
    lines: tuple[tuple[Product, int], ...]
    discount_code: str
    source: str
    referrer: str
    settled_at: datetime
    voided_at: datetime | None
    refunded_at: datetime | None

    @property
    def goods(self) -> Decimal:
        """Price of the goods before any discount."""
        return sum((product.price * count for product, count in self.lines), Decimal(0))

    @property
    def discount(self) -> Decimal:
        """What the code takes off."""
        return (self.goods / 10).quantize(CENT) if self.discount_code else Decimal("0.00")

    @property
    def shipping(self) -> Decimal:
        """What sending costs; nothing at the stall and for large orders."""
        is_free = self.customer is None or self.goods - self.discount >= FREE_SHIPPING_FROM
        return Decimal("0.00") if is_free else SHIPPING

    @property
    def total(self) -> Decimal:
        """What the customer pays, tax included."""
        return self.goods - self.discount + self.shipping

    def tags_at(self, day: date) -> tuple[str, ...]:
        """Give the tags that the shop shows on a day: members are marked on every order."""
        joined = self.customer.joined if self.customer else None
        if joined is None or offset_of(day) < joined:
            return ()
        return (PROGRAMME.tag, f"joined-{FIRST + timedelta(days=joined)}")


@cache
def all_orders() -> tuple[Order, ...]:
    """Give every order of the story, oldest first."""
    random = random_for("orders")
    placed: list[tuple[datetime, Customer | None, bool]] = [
        (_moment(day, random), customer, place > 0)
        for customer in all_customers()
        for place, day in enumerate((customer.arrived, *customer.repeats, *customer.extra))
    ]
    stall = range(offset_of(date(2025, 6, 7)), DAY_COUNT, 28)
    placed += [
        (_moment(day, random), None, False) for day in stall for _ in range(random.poisson(3))
    ]
    placed.sort(key=lambda one: one[0])
    return tuple(
        _order(FIRST_ORDER_NUMBER + place, moment, customer, random, is_repeat=is_repeat)
        for place, (moment, customer, is_repeat) in enumerate(placed)
    )


def _moment(day: int, random: np.random.Generator) -> datetime:
    clock = time(
        int(random.triangular(6, 20, 24)), int(random.integers(60)), int(random.integers(60))
    )
    return datetime.combine(FIRST + timedelta(days=day), clock)


def _order(
    number: int,
    moment: datetime,
    customer: Customer | None,
    random: np.random.Generator,
    *,
    is_repeat: bool,
) -> Order:
    day = offset_of(moment.date())
    by_transfer, trouble = random.random() < TRANSFER_SHARE, float(random.random())
    referrer = str(random.choice(REFERRERS, p=REFERRER_SHARES))
    code_share = CODE_SHARE_REPEAT if is_repeat else CODE_SHARE_FIRST
    uses_code = customer is not None and random.random() < code_share
    voided = trouble < VOIDED_SHARE
    refunded = not voided and trouble < VOIDED_SHARE + REFUNDED_SHARE
    days_later = timedelta(days=int(random.integers(1, 4)), minutes=int(random.integers(600)))
    return Order(
        number=number,
        customer=customer,
        placed_at=moment,
        lines=_lines(day, random, is_repeat=is_repeat),
        discount_code=str(random.choice(CODES, p=[0.5, 0.3, 0.2])) if uses_code else "",
        source="shopify_draft_order" if customer is None else "web",
        referrer=referrer if customer else "",
        settled_at=moment + days_later if by_transfer else moment,
        voided_at=moment + days_later if voided else None,
        refunded_at=moment + days_later * 5 if refunded else None,
    )


def _lines(
    day: int, random: np.random.Generator, *, is_repeat: bool
) -> tuple[tuple[Product, int], ...]:
    refill_share = float(np.interp(day, [0, DAY_COUNT], REFILL_SHARE))
    refills_alone = is_repeat and random.random() < refill_share
    if refills_alone:
        return _refills(int(random.integers(1, 3)), random)
    kit = KITS[int(random.choice(len(KITS), p=KIT_SHARES))]
    return ((kit, 1), *_refills(int(random.random() < EXTRA_REFILL_SHARE), random))


def _refills(count: int, random: np.random.Generator) -> tuple[tuple[Product, int], ...]:
    places = random.choice(len(REFILLS), count, replace=False)
    return tuple((REFILLS[place], 1 + int(random.random() < PAIR_SHARE)) for place in places)
