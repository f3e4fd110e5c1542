/**
 * Why a console was closed, as WebSocket close codes of the private range (RFC 6455, 7.4.2); the desktop uses
 * the same numbers over its ports.
 */
export const consoleClose = {
  /** The guest's side ended: it was shut down, restarted, or its display went away. Open again once it runs. */
  ended: 4000,
  /** Reading or writing failed on the way to the guest. */
  failed: 4001,
  /** Somebody took the console over. */
  takenOver: 4002,
  /** The ticket is unknown, used, too old, or another session's. */
  ticketInvalid: 4003,
  /** The viewer answered no sign of life, or broke the rules of the flow. */
  viewerLost: 4004,
  /** Innkeeper is closing. */
  shutdown: 4005,
} as const;
export type ConsoleCloseCode = (typeof consoleClose)[keyof typeof consoleClose];
