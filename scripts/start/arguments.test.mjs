import { describe, expect, it } from 'vitest';
import { parseStartArguments, whyNoWindow } from './arguments.mjs';

describe('parseStartArguments', () => {
  it('opens a browser and asks unless told otherwise', () => {
    expect(parseStartArguments([])).toMatchObject({
      headless: false,
      open: true,
      yes: false,
      rest: [],
      problem: undefined,
    });
  });

  it('takes its own flags and leaves the front its own, in order', () => {
    const given = [
      '--headless',
      '--connect',
      'qemu:///system',
      '--port',
      '0',
      '--no-open',
      '--state-dir=/x',
      '--yes',
    ];
    expect(parseStartArguments(given)).toMatchObject({
      headless: true,
      open: false,
      yes: true,
      port: '0',
      rest: ['--connect', 'qemu:///system', '--state-dir=/x'],
      problem: undefined,
    });
  });

  it('takes --port=N as well', () => {
    expect(parseStartArguments(['--port=8080'])).toMatchObject({ port: '8080', rest: [] });
  });

  it.each(['', 'x', '-1', '65536', '1e3'])('refuses --port %j by name', port => {
    expect(parseStartArguments([`--port=${port}`]).problem).toContain(`--port ${port}`);
  });
});

describe('whyNoWindow', () => {
  const person = { headless: false };

  it('finds no reason for a person with a display', () => {
    expect(whyNoWindow(person, { DISPLAY: ':0' }, 1000)).toBeUndefined();
    expect(whyNoWindow(person, { WAYLAND_DISPLAY: 'wayland-0' }, 1000)).toBeUndefined();
  });

  it('says why otherwise', () => {
    expect(whyNoWindow({ headless: true }, { DISPLAY: ':0' }, 1000)).toContain('--headless');
    expect(whyNoWindow(person, { DISPLAY: ':0' }, 0)).toContain('root');
    expect(whyNoWindow(person, {}, 1000)).toContain('no display');
  });
});
