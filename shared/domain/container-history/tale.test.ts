import { describe, expect, it } from 'vitest';
import { ranBefore, Tale, type TaleEvent } from './tale.ts';

let clock = 0;
const event = (
  action: string,
  attributes: Record<string, string> = {},
  more: Partial<TaleEvent> = {},
): TaleEvent => ({ type: 'container', action, attributes, timeNano: (clock += 1e9), ...more });
const network = (action: string, name: string, more: Partial<TaleEvent> = {}) =>
  event(action, { name, container: 'c' }, { type: 'network', ...more });

/** What is written down of these events, one after the other. */
const told = (events: readonly TaleEvent[], runs = false) => {
  const tale = new Tale(runs);
  return events.flatMap(each => tale.tell(each) ?? []);
};
const texts = (events: readonly TaleEvent[], runs = false) => told(events, runs).map(({ text }) => text);

describe('why it ended', () => {
  const end = (exitCode: number, ...before: TaleEvent[]) =>
    told([event('start'), ...before, event('die', { exitCode: String(exitCode) })]).at(-1);

  it('is the signal that its engine sent', () => {
    expect(end(143, event('kill', { signal: '15' }))).toMatchObject({
      kind: 'ended',
      text: expect.stringMatching(/SIGTERM, which it was sent/),
    });
    expect(end(137, event('kill', { signal: '15' }), event('kill', { signal: '9' }))).toMatchObject({
      kind: 'ended',
      text: expect.stringMatching(/SIGKILL, which it was sent.*137/),
    });
  });

  it('is memory, when its kernel said so just before and nobody killed it', () => {
    expect(end(137, event('oom'))?.kind).toBe('memory');
    expect(end(137, event('oom'), event('kill', { signal: 'SIGKILL' }))?.kind).toBe('ended');
    const long = event('oom');
    clock += 3600e9;
    expect(end(137, long)?.kind).toBe('failed');
  });

  it('is unknown of a SIGKILL that came from elsewhere', () => {
    expect(end(137)).toMatchObject({ kind: 'failed', text: expect.stringMatching(/not through its engine/) });
    expect(end(143)?.kind).toBe('ended');
  });

  it('is a crash by any other signal, and a failure by its own exit code', () => {
    expect(end(139)).toMatchObject({ kind: 'failed', text: expect.stringContaining('SIGSEGV') });
    expect(end(3)).toMatchObject({ kind: 'failed', text: expect.stringContaining('exit code 3') });
    expect(end(127)?.detail).toMatch(/not there/);
    expect(end(0)?.kind).toBe('ended');
  });

  it('is no failure of one that was asked to end', () => {
    expect(end(1, event('kill', { signal: '15' }))?.kind).toBe('ended');
    expect(end(1, event('kill', { signal: '10' }))?.kind).toBe('failed');
  });

  it('is not what it was sent while it ran the time before', () => {
    const again = [event('kill', { signal: '15' }), event('die', { exitCode: '143' }), event('start')];
    expect(end(1, ...again)?.kind).toBe('failed');
  });

  it('is read of Podman’s name for the exit code too', () => {
    expect(told([event('die', { containerExitCode: '3' })], true)[0]?.kind).toBe('failed');
  });
});

it('leaves out what only repeats: checks of health, programs inside, memory short again', () => {
  const checks = [event('exec_create: /bin/check'), event('exec_start: /bin/check'), event('exec_die')];
  expect(
    told([
      event('start'),
      ...checks,
      event('health_status: healthy'),
      ...checks,
      event('health_status: healthy'),
      event('health_status: unhealthy'),
      event('oom'),
      event('oom'),
    ]).map(({ kind }) => kind),
  ).toEqual(['state', 'state', 'unhealthy', 'memory']);
});

describe('networks', () => {
  it('are told of when somebody connects them, and not at every start and end', () => {
    const kinds = told([
      network('connect', 'bridge'),
      event('start'),
      network('connect', 'shop'),
      network('disconnect', 'shop'),
      network('disconnect', 'shop'),
      event('die', { exitCode: '0' }),
      network('disconnect', 'bridge'),
    ]).map(({ kind }) => kind);
    expect(kinds).toEqual(['state', 'network', 'network', 'ended']);
  });

  it('are told of one that ran before anybody looked', () => {
    expect(texts([network('connect', 'shop')], true)).toEqual(['It was connected to the network shop.']);
  });
});

it('says by which names it went', () => {
  expect(texts([event('rename', { oldName: '/a', name: 'b' })])).toEqual(['It was renamed from “a” to “b”.']);
});

it('finds out whether it ran before, by what comes first', () => {
  expect(ranBefore([network('connect', 'bridge'), event('start'), event('die')])).toBe(false);
  expect(ranBefore([event('kill'), event('die'), event('start')])).toBe(true);
  expect(ranBefore([network('connect', 'bridge')])).toBeUndefined();
});
