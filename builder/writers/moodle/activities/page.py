"""mod_page: a page to read, with links to the exercises around it."""

from builder.plan.model import PageActivity
from builder.writers.moodle.context import Context
from builder.writers.moodle.views import ActivityView, Body, NeighbourView


def body(context: Context, activity: PageActivity, view: ActivityView, path: str) -> Body:
    """Give page.xml and the rows of the files in the page's text."""
    around = (("previous", activity.previous), ("next", activity.next))
    words = context.plan.words
    neighbours = [NeighbourView(words[word], context.address(key), context.title(key)) for word, key in around if key]
    content = context.html(activity.body)
    if neighbours:
        links = context.templates.text("activities/page/neighbours.html.j2", neighbours=neighbours)
        content += f'<div lang="{context.plan.language}">\n{links}</div>'
    member = context.rendered("activities/page/page.xml.j2", path, activity=view, content=content)
    return Body(member, tuple(context.files(view, "content", activity.files)))
