"""Where a series leads: a sentence, a chart with its table, or what is missing."""

from cakupan.blocks import Absence, Block, Note, Records, Sheet
from cakupan.charts import (
    Course,
    CourseEnd,
    CourseLevel,
    CourseMark,
    CourseMonth,
    Tick,
)
from cakupan.data import Data, Row, Scope
from cakupan.data.months import first_day, month_text
from cakupan.errors import BadInputError
from cakupan.measures import nice_ticks
from cakupan.topics import cells
from cakupan.topics.budget import phrases
from cakupan.topics.budget.ask_forecast import (
    ForecastInputs,
    SeriesForecast,
    forecast_of,
    longest_series,
    points_beside,
    segments_of,
)
from cakupan.topics.budget.figures.forecast import INTERVAL, Forecast, Missing
from cakupan.topics.coverage import absences, ask
from cakupan.topics.targets.figures import workers_at
from cakupan.wording import Wording, _

FORECAST_COLUMNS = ("month", "workers", "low", "high", "if_nothing_is_renewed")
_KEY = "budget.forecast"
_MOST_MONTHS = 24
_MOST_DRAWN = 48  # months; on a phone more would leave no room for those ahead
_MOST_LEVELS = 3  # more would hide the line


def forecast(data: Data, scope: Scope, words: Wording, inputs: ForecastInputs) -> Block:
    """Return where the region's longest series leads, or what is missing for that."""
    title = words.say(_("Where it leads, and why it changed"))
    series = longest_series(data, scope)
    if series is None:
        text = _(
            "No forecast: no series of active workers of {region} is published. Six "
            "months of one series are the least."
        )
        lacking = words.say(text, region=scope.region.region_name)
        return _absent(title, lacking, data, scope, words)
    try:
        trend = forecast_of(
            data, scope.region, segments_of(series), inputs.until, series["series"]
        )
    except BadInputError as error:  # the month is not after the last figure
        return Block(_KEY, title, notes=(Note(words.error(error), "doubt"),))
    if isinstance(trend.forecast, Missing):
        lacking = phrases.forecast_lacks(trend.forecast, words)
        return _absent(title, lacking, data, scope, words)
    beside = points_beside(data, scope, trend)
    levels = _levels(data, scope, words, inputs, trend)
    return Block(
        key=_KEY,
        title=title,
        finding=phrases.forecast(trend.forecast, trend.unrenewed, words),
        tags=_tags(trend, trend.forecast, scope, words, beside, levels),
        picture=_course(title, trend, trend.forecast, words, beside, levels),
        sheet=_sheet(trend, trend.forecast, words),
        records=Records(
            "forecast", FORECAST_COLUMNS, _rows(trend, trend.forecast), "forecast"
        ),
        sources=tuple(dict.fromkeys(row["source_id"] for row in trend.points)),
        foot=_foot(trend, words),
    )


def _absent(
    title: str, lacking: str, data: Data, scope: Scope, words: Wording
) -> Block:
    """Return what is missing, and who could supply the months that a series lacks."""
    subject = "enrolment" if scope.region.level == "regency" else "enrolment_monthly"
    who = absences.reason(
        data.rows("absences__all"), scope.region.territory_id, (subject,), words
    )
    finding = f"{lacking} {who}".strip()
    return Block(_KEY, title, finding, absence=Absence("not_published", finding))


def _tags(
    trend: SeriesForecast,
    ahead: Forecast,
    scope: Scope,
    words: Wording,
    beside: list[Row],
    levels: tuple[CourseLevel, ...],
) -> str:
    """Return the tags of the series and how the chart is to be read."""
    parts = [
        words.say(
            _("{series}; {scope}; {method}; interval of {share}%."),
            series=words.series(
                trend.points[-1]["series"], trend.points[-1]["source_publisher"]
            ),
            scope=words.scope(trend.segment_scope),
            method=words.say(phrases.METHOD[ahead.method]),
            share=round(100 * INTERVAL),
        )
    ]
    asked_for = scope.definition.scope
    if trend.segment_scope != asked_for:
        text = _("Of {scope} fewer than six months are known.")
        parts.append(words.say(text, scope=words.scope(asked_for)))
    text = _(
        "Full line: figures of the series; dashed: the forecast; band: its interval."
    )
    parts.append(words.say(text))
    if beside:
        parts.append(
            words.say(_("Hollow dots: other series or segments, never joined."))
        )
    if any(not level.is_typed for level in levels):
        parts.append(
            words.say(_("Thin lines: targets in workers of the same segments."))
        )
    if not trend.funded_cohorts:
        parts.append(
            words.say(
                _(
                    "No cover with stated months runs on, so nothing can be said of "
                    "what is not renewed."
                )
            )
        )
    return " ".join(parts)


def _course(
    title: str,
    trend: SeriesForecast,
    ahead: Forecast,
    words: Wording,
    beside: list[Row],
    levels: tuple[CourseLevel, ...],
) -> Course:
    known, last = trend.points[-_MOST_DRAWN:], ahead.expected[-1]
    unrenewed = {part.month: round(part.workers) for part in trend.unrenewed}
    is_apart = phrases.is_below(trend.unrenewed, ahead)
    months = tuple(
        CourseMonth(
            part.month,
            round(part.workers),
            round(part.low),
            round(part.high),
            unrenewed.get(part.month) if is_apart else None,
            f"{words.month(part.month)}: {words.workers_words(round(part.workers))}",
        )
        for part in ahead.expected
    )
    largest = max(
        *(row["active_workers"] for row in (*known, *beside)),
        *(month.high for month in months),
        *(level.value for level in levels),
        1,
    )
    return Course(
        title=title,
        name=words.say(_("Workers")),
        known=tuple(_mark(row, words) for row in known),
        expected=months,
        ticks=tuple(
            Tick(tick, words.workers_words(tick)) for tick in nice_ticks(largest)
        ),
        end=CourseEnd(
            words.say(_("expected")), words.workers_words(round(last.workers))
        ),
        last_label=words.say(_("last figure")),
        lower_end=(
            CourseEnd(
                words.say(_("nothing renewed")),
                words.workers_words(unrenewed[last.month]),
            )
            if is_apart
            else None
        ),
        beside=tuple(_mark_beside(row, words) for row in beside),
        levels=levels,
    )


def _mark(row: Row, words: Wording) -> CourseMark:
    count = words.workers_words(row["active_workers"])
    day = words.date(row["period_end"])
    return CourseMark(
        row["period_end"], row["active_workers"], f"{day}\n{count} ({row['source_id']})"
    )


def _mark_beside(row: Row, words: Wording) -> CourseMark:
    return CourseMark(
        row["period_end"],
        row["active_workers"],
        f"{words.series(row['series'], row['source_publisher'])}\n"
        f"{words.scope(row['segment_scope'])}\n"
        f"{words.date(row['period_end'])}: "
        f"{words.workers_words(row['active_workers'])}",
    )


def _levels(
    data: Data,
    scope: Scope,
    words: Wording,
    inputs: ForecastInputs,
    trend: SeriesForecast,
) -> tuple[CourseLevel, ...]:
    """Return targets in workers of the same segments, and the reader's own.

    A target in percent needs a base: only the reader's own meets the computed one.
    """
    if isinstance(trend.forecast, Missing):
        return ()
    land = scope.region.territory_id
    first = trend.points[-_MOST_DRAWN:][0]["period_end"]
    last = trend.forecast.expected[-1].month
    levels = [
        CourseLevel(
            CourseEnd(
                words.say(_("target {year}"), year=row["due_on"].year),
                words.workers_words(row["target_workers"]),
            ),
            row["target_workers"],
        )
        for row in data.rows("targets__by_region", territory_id=land, figures_of=land)
        if row["target_workers"] is not None
        and row["segment_scope"] == trend.segment_scope
        and first <= row["due_on"]
        and first_day(row["due_on"]) <= last
    ]
    return (*_typed_level(data, scope, words, inputs, trend), *levels[-_MOST_LEVELS:])


def _typed_level(
    data: Data,
    scope: Scope,
    words: Wording,
    inputs: ForecastInputs,
    trend: SeriesForecast,
) -> tuple[CourseLevel, ...]:
    """Return the reader's target in workers of the computed base; none without one."""
    workers = ask.coverage(data, scope)["base_workers"]
    is_like = scope.definition.scope == trend.segment_scope
    if inputs.target_pct is None or not workers or not is_like:
        return ()
    wanted = round(workers_at(workers, inputs.target_pct))
    label = words.say(
        _("your target {target}"),
        target=phrases.typed_percent(inputs.target_pct, words),
    )
    end = CourseEnd(label, words.workers_words(wanted))
    return (CourseLevel(end, wanted, is_typed=True),)


def _rows(trend: SeriesForecast, ahead: Forecast) -> tuple[dict[str, object], ...]:
    unrenewed = {part.month: round(part.workers) for part in trend.unrenewed}
    return tuple(
        {
            "month": month_text(part.month),
            "workers": round(part.workers),
            "low": round(part.low),
            "high": round(part.high),
            "if_nothing_is_renewed": unrenewed.get(part.month),
        }
        for part in ahead.expected[-_MOST_MONTHS:]
    )


def _sheet(trend: SeriesForecast, ahead: Forecast, words: Wording) -> Sheet:
    labels = (
        _("Month"),
        _("Workers"),
        _("At least"),
        _("At most"),
        _("Nothing renewed"),
    )
    published = words.say(_("on record"))
    lines = [
        (
            cells.head(
                words.month(row["period_end"]), f"{published} · {row['source_id']}"
            ),
            cells.number(words.workers_words(row["active_workers"])),
            *(cells.number(cells.NONE) for _column in labels[2:]),
        )
        for row in trend.points[-_MOST_MONTHS:]
    ]
    unrenewed = {part.month: round(part.workers) for part in trend.unrenewed}
    for part in ahead.expected[-_MOST_MONTHS:]:
        counts = (
            round(part.workers),
            round(part.low),
            round(part.high),
            unrenewed.get(part.month),
        )
        lines.append(
            (
                cells.head(words.month(part.month)),
                *(
                    cells.number(
                        cells.NONE if count is None else words.workers_words(count)
                    )
                    for count in counts
                ),
            )
        )
    title = words.say(_("The forecast as a table"))
    heads = tuple(
        cells.head(words.say(label), is_number=place > 0)
        for place, label in enumerate(labels)
    )
    return Sheet(title, heads, tuple(lines), is_folded=True)


def _foot(trend: SeriesForecast, words: Wording) -> str:
    """Return who published the series, with the first and the last document."""
    by_publisher: dict[str, list[str]] = {}
    for row in trend.points:
        by_publisher.setdefault(row["source_publisher"], []).append(row["source_id"])
    named = "; ".join(
        f"{publisher} ({' – '.join(dict.fromkeys([ids[0], ids[-1]]))})"
        for publisher, ids in by_publisher.items()
    )
    return words.say(_("Source: {sources}."), sources=named)
