import fc from 'fast-check';
import { expect, test } from 'vitest';
import { typeStrokes, typingOf } from './typed-text.ts';

const now = () => Promise.resolve();

test('shifted characters hold Shift around the key of their position', async () => {
  const sent: string[] = [];
  await typeStrokes({ sendKey: (_, code, down) => sent.push(`${code}${down ? '+' : '-'}`) }, typingOf('a|'), {
    signal: new AbortController().signal,
    pause: now,
  });
  expect(sent).toEqual(['KeyA+', 'KeyA-', 'ShiftLeft+', 'Backslash+', 'Backslash-', 'ShiftLeft-']);
});

test('every printable ASCII character, tab and line break can be typed', () => {
  const printable = Array.from({ length: 95 }, (_, n) => String.fromCharCode(32 + n)).join('');
  const typing = typingOf(`${printable}\t\r\n\r`);
  expect(typing.untypable).toEqual([]);
  expect(typing.strokes).toHaveLength(95 + 3);
});

test('characters outside the layout are named once and left out', () => {
  expect(typingOf('aé€é😀b')).toMatchObject({
    untypable: ['é', '€', '😀'],
    strokes: [{ code: 'KeyA' }, { code: 'KeyB' }],
  });
});

test('stopping half-way leaves no key down', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 30 }), fc.nat(30), async (text, stopAt) => {
      const held = new Set<string>();
      const stop = new AbortController();
      const typing = typingOf(text);
      if (stopAt === 0) stop.abort();
      const sent = await typeStrokes(
        { sendKey: (_, code, down) => (down ? held.add(code) : held.delete(code)) },
        typing,
        { signal: stop.signal, pause: now, onProgress: count => count === stopAt && stop.abort() },
      );
      expect(held.size).toBe(0);
      expect(sent).toBe(Math.min(stopAt, typing.strokes.length));
    }),
  );
});
