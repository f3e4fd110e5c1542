import { describe, expect, it } from 'vitest';
import {
  brokenText,
  countsLine,
  failedWhole,
  NONE,
  playwrightCounts,
  sum,
  vitestCounts,
  withExitCode,
} from './counts.mjs';

const failedTest = {
  status: 'failed',
  fullName: 'sums',
  failureMessages: ['\u001b[31mexpected 1\u001b[39m\n\nto be 2'],
};

describe('vitestCounts', () => {
  const clean = {
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 2,
    testResults: [],
  };

  it('counts todo as skipped', () => {
    expect(vitestCounts(clean)).toEqual({ passed: 5, failed: 0, skipped: 3, broken: [] });
  });

  it('counts a file that did not load, which holds no failed test', () => {
    const testResults = [
      { name: 'a.test.ts', status: 'failed', message: 'No such import', assertionResults: [] },
      { name: 'b.test.ts', status: 'failed', message: '', assertionResults: [failedTest] },
      { name: 'c.test.ts', status: 'passed', message: '', assertionResults: [] },
    ];
    const { failed, broken } = vitestCounts({ ...clean, numFailedTests: 1, testResults });
    expect(failed).toBe(2);
    expect(broken).toEqual(['a.test.ts\n    No such import', 'b.test.ts: sums\n    expected 1\n    to be 2']);
  });
});

describe('playwrightCounts', () => {
  it('counts a flaky test as failed', () => {
    expect(
      playwrightCounts({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, suites: [] }),
    ).toEqual({ passed: 3, failed: 2, skipped: 2, broken: [] });
  });

  it('names what failed, in its first try too', () => {
    const passed = { title: 'opens', ok: true, tests: [{ results: [{ status: 'passed', errors: [] }] }] };
    const errors = [{ message: 'took too long' }, { message: 'no button' }];
    const results = [
      { status: 'timedOut', errors },
      { status: 'passed', errors: [] },
    ];
    const flaky = { title: 'closes', ok: true, tests: [{ results }] };
    const suites = [{ title: 'a.spec.ts', specs: [passed], suites: [{ title: 'a door', specs: [flaky] }] }];
    const { broken } = playwrightCounts({
      stats: { expected: 1, unexpected: 0, flaky: 1, skipped: 0 },
      suites,
    });
    expect(broken).toEqual(['a.spec.ts: a door: closes\n    took too long\n    no button']);
  });
});

describe('withExitCode', () => {
  it('never lets a bad end look good', () => {
    expect(withExitCode({ ...NONE, passed: 9 }, 1)).toEqual({
      passed: 9,
      failed: 1,
      skipped: 0,
      broken: ['The runner ended with 1, but names no failed test.'],
    });
  });

  it('counts a failure once', () => {
    expect(withExitCode({ ...NONE, failed: 2 }, 1).failed).toBe(2);
    expect(withExitCode(NONE, 0).failed).toBe(0);
  });
});

it('adds parts up into the last line', () => {
  const bad = { passed: 10, failed: 3, skipped: 0, broken: ['a', 'b'] };
  const total = sum([{ ...NONE, passed: 1, skipped: 2 }, NONE, bad, failedWhole('lint')]);
  expect(countsLine(total)).toBe('11 passed, 4 failed, 2 skipped');
  expect(brokenText(total)).toBe('What failed:\n- a\n- b\n- lint\n');
  expect(brokenText(NONE)).toBe('');
});
