"""Events that systems push, so that waits poll less often: bytes and headers in, typed events out.

An event is only a hint: give it to `poller.hint`, which polls at once and reads what is true. docs/events.md has receivers for
the systems that push, and says which do not.
"""

from typing import TYPE_CHECKING

from .._lazy import lazy

if TYPE_CHECKING:
    from .._core.pushed.event import Event, EventKind
    from .._core.pushed.received import Received
    from ..adobe_cloud_manager._async.events import AsyncAdobeEvents
    from ..adobe_cloud_manager._async.journal import AsyncAdobeJournal
    from ..adobe_cloud_manager._sync.events import AdobeEvents
    from ..adobe_cloud_manager._sync.journal import AdobeJournal
    from ..adobe_cloud_manager.events import AdobeEvent
    from ..adobe_cloud_manager.journal import JournalEntry
    from ..aws_image_builder.events import AwsEvent, AwsEvents
    from ..vmware_code_stream.events import CodeStreamEvent, CodeStreamEvents
    from ._app import EventsApp, EventSource
else:
    __getattr__, __dir__ = lazy(
        __name__,
        {
            ".._core.pushed.event": "Event EventKind",
            ".._core.pushed.received": "Received",
            "..adobe_cloud_manager._async.events": "AsyncAdobeEvents",
            "..adobe_cloud_manager._async.journal": "AsyncAdobeJournal",
            "..adobe_cloud_manager._sync.events": "AdobeEvents",
            "..adobe_cloud_manager._sync.journal": "AdobeJournal",
            "..adobe_cloud_manager.events": "AdobeEvent",
            "..adobe_cloud_manager.journal": "JournalEntry",
            "..aws_image_builder.events": "AwsEvent AwsEvents",
            "..vmware_code_stream.events": "CodeStreamEvent CodeStreamEvents",
            "._app": "EventSource EventsApp",
        },
    )

__all__ = [
    "AdobeEvent",
    "AdobeEvents",
    "AdobeJournal",
    "AsyncAdobeEvents",
    "AsyncAdobeJournal",
    "AwsEvent",
    "AwsEvents",
    "CodeStreamEvent",
    "CodeStreamEvents",
    "Event",
    "EventKind",
    "EventSource",
    "EventsApp",
    "JournalEntry",
    "Received",
]
