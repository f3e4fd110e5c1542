import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ticketLifeMs, TicketStore } from './tickets.ts';

describe('console tickets', () => {
  const discard = vi.fn<(value: string) => void>();
  let store: TicketStore<string>;

  beforeEach(() => {
    vi.useFakeTimers();
    discard.mockReset();
    store = new TicketStore({ discard });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('gives what it stands for once', () => {
    const ticket = store.issue('alice', 'screen of debian');
    expect(store.redeem(ticket, 'alice')).toBe('screen of debian');
    expect(store.redeem(ticket, 'alice')).toBeUndefined();
    expect(discard).not.toHaveBeenCalled();
  });

  it('refuses and revokes a ticket shown by another session', () => {
    const ticket = store.issue('alice', 'screen of debian');
    expect(store.redeem(ticket, 'mallory')).toBeUndefined();
    expect(store.redeem(ticket, 'alice')).toBeUndefined();
    expect(discard).toHaveBeenCalledExactlyOnceWith('screen of debian');
  });

  it('is worth nothing after ten seconds, and lets go of what it held', () => {
    const ticket = store.issue('alice', 'screen of debian');
    vi.advanceTimersByTime(ticketLifeMs - 1);
    expect(store.size).toBe(1);
    vi.advanceTimersByTime(1);
    expect(store.redeem(ticket, 'alice')).toBeUndefined();
    expect(discard).toHaveBeenCalledExactlyOnceWith('screen of debian');
    expect(ticketLifeMs).toBe(10_000);
  });

  it('keeps the screens of two guests apart', () => {
    const debian = store.issue('alice', 'screen of debian');
    const fedora = store.issue('alice', 'screen of fedora');
    expect(store.redeem(fedora, 'alice')).toBe('screen of fedora');
    expect(store.redeem(debian, 'alice')).toBe('screen of debian');
  });

  it('knows no ticket it did not give, whatever its name', () => {
    for (const ticket of ['', 'constructor', '__proto__', 'toString']) {
      expect(store.redeem(ticket, 'alice')).toBeUndefined();
    }
  });

  it('gives tickets of 256 bits that do not repeat', () => {
    const tickets = new Set(Array.from({ length: 100 }, () => store.issue('alice', '')));
    expect(tickets.size).toBe(100);
    for (const ticket of tickets) expect(Buffer.from(ticket, 'base64url')).toHaveLength(32);
  });

  it('lets go of everything when cleared', () => {
    store.issue('alice', 'a');
    store.issue('bob', 'b');
    store.clear();
    expect(store.size).toBe(0);
    expect(discard.mock.calls.flat()).toEqual(['a', 'b']);
  });
});
