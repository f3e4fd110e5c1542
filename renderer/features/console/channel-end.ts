import { consoleClose } from '#shared/domain/consoles/close-codes.ts';
import type { PipeEnd } from './link-loop.ts';

/** What the channel's close code means for whoever looks at the console. */
export function endOf(code: number): PipeEnd {
  switch (code) {
    case consoleClose.takenOver:
      return { failure: { code: 'RESOURCE_BUSY', params: {} }, final: true };
    case consoleClose.ticketInvalid:
      return { failure: { code: 'TICKET_INVALID', params: {} } };
    default:
      return { failure: { code: 'CONSOLE_UNAVAILABLE', params: {} } };
  }
}
