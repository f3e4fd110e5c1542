import { expect, test } from 'vitest';
import { apiVersionSchema } from '#shared/contract/engines.ts';
import { agreeOnVersion, isAtLeast, NEWEST_API, OLDEST_API } from './api-version.ts';
import { allEngineFeatures, engineFeatures, lackOf, lackSentence } from './features.ts';

const version = (text: string) => apiVersionSchema.parse(text);

test('versions are numbers, not text', () => {
  expect(isAtLeast(version('1.10'), version('1.9'))).toBe(true);
  expect(isAtLeast(version('1.9'), version('1.10'))).toBe(false);
  expect(isAtLeast(version('2.0'), version('1.47'))).toBe(true);
});

test('both sides speak the newest that both know', () => {
  expect(agreeOnVersion(version('1.41'), version('1.12'))).toEqual({ agreed: '1.41' });
  expect(agreeOnVersion(version('1.99'), version('1.44'))).toEqual({ agreed: NEWEST_API });
});

test('an engine with no version in common is refused with what it has', () => {
  expect(agreeOnVersion(version('1.24'))).toEqual({ refused: 'engine-too-old', has: '1.24' });
  expect(agreeOnVersion(version('1.99'), version('1.90'))).toEqual({
    refused: 'engine-too-new',
    has: '1.90',
  });
});

test('an engine lacks just what came after it', () => {
  const old = { api: version('1.41') };
  expect(lackOf(old, 'run-platform')).toBeUndefined();
  expect(lackOf(old, 'stop-signal')).toMatchObject({ needs: '1.42', has: '1.41' });
  const sentence = lackSentence(lackOf(old, 'stop-signal') ?? expect.fail('it has it'));
  expect(sentence).toContain('1.41');
  expect(sentence).toContain('1.42');
});

test('every feature is one that some engine we speak to lacks, and some has', () => {
  for (const feature of allEngineFeatures) {
    expect(isAtLeast(engineFeatures[feature].needs, OLDEST_API)).toBe(true);
    expect(lackOf({ api: NEWEST_API }, feature)).toBeUndefined();
    expect(lackOf({ api: OLDEST_API }, feature)).toBeDefined();
  }
});
