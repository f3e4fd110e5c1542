import { describe, expect, it } from 'vitest';
import { grantText, readGrant, ReceiveWindow, SendWindow } from './flow.ts';

const size = 64 * 1024;

describe('flow of a console', () => {
  it('stops the sender at the window and lets it go on after a grant', () => {
    const window = new SendWindow(size);
    window.spend(size - 1);
    expect(window.open).toBe(true);
    window.spend(1);
    expect(window.open).toBe(false);
    window.grant(10);
    expect(window.open).toBe(true);
  });

  it('never lets grants add up to more than the window', () => {
    const window = new SendWindow(size);
    window.grant(Number.MAX_SAFE_INTEGER);
    window.spend(size);
    expect(window.open).toBe(false);
  });

  it('keeps sender and receiver going for ever when everything is consumed', () => {
    const sender = new SendWindow(size);
    const receiver = new ReceiveWindow(size);
    for (let sent = 0; sent < 20 * size; sent += 1000) {
      expect(sender.open).toBe(true);
      sender.spend(1000);
      expect(receiver.arrived(1000)).toBe(true);
      const grant = receiver.consumed(1000);
      if (grant > 0) sender.grant(grant);
    }
  });

  it('notices a sender that ignores the window, and forgives one overshooting message', () => {
    const receiver = new ReceiveWindow(size);
    expect(receiver.arrived(size - 1)).toBe(true);
    expect(receiver.arrived(5000)).toBe(true);
    expect(receiver.arrived(1)).toBe(false);
  });

  it('reads only well-formed grants', () => {
    expect(readGrant(grantText(65_536))).toBe(65_536);
    for (const text of ['', '+', '65536', '+-1', '+1e9', '+1234567890', ' +1']) {
      expect(readGrant(text)).toBeUndefined();
    }
  });
});
