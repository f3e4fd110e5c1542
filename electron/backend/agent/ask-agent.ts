import { type Connection, LibvirtConnectionError } from 'node-libvirt';
import { fail } from '../failures/fail.ts';
import type { LiveConnection } from '../ports.ts';

/**
 * Agents have a connection of their own: one that stopped in the middle of an answer holds its call for ever, and
 * libvirtd reads nothing more from a connection that waits for a few of those.
 */
const lines = new WeakMap<LiveConnection, Promise<Connection>>();

function lineOf(live: LiveConnection): Promise<Connection> {
  const present = lines.get(live);
  if (present) return present;
  const opened = live.openStreamConnection();
  lines.set(live, opened);
  const forget = () => forgetLine(live, opened);
  opened.then(connection => connection.closed.then(forget), forget);
  return opened;
}

function forgetLine(live: LiveConnection, line: Promise<Connection>): void {
  if (lines.get(live) === line) lines.delete(live);
}

export interface Question {
  /** Name of the guest, for the failure. */
  readonly guest: string;
  readonly withinMs: number;
}

/**
 * Makes one call that a guest's agent answers. By itself libvirt (9.0) waits for ever for one that hangs with its
 * channel open: after `withinMs` it is AGENT_UNRESPONSIVE, whatever it does later.
 * virDomainAgentSetResponseTimeout would bind everybody else who talks to this agent, so it is left alone.
 */
export async function askAgent<Answer>(
  live: LiveConnection,
  { guest, withinMs }: Question,
  ask: (rpc: Connection, signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  const line = lineOf(live);
  const rpc = await line;
  const deadline = AbortSignal.timeout(withinMs);
  try {
    return await ask(rpc, deadline);
  } catch (error) {
    const late = deadline.aborted && error instanceof LibvirtConnectionError && error.kind === 'aborted';
    if (!late) throw error;
    // Its call stays with the daemon; others begin anew.
    forgetLine(live, line);
    void rpc.close();
    throw fail('AGENT_UNRESPONSIVE', { name: guest });
  }
}
