import { describe, expect, it } from 'vitest';
import { countsLine, NONE, playwrightCounts, sum, vitestCounts, withExitCode } from './counts.mjs';

describe('vitestCounts', () => {
  const clean = {
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 2,
    testResults: [],
  };

  it('counts todo as skipped', () => {
    expect(vitestCounts(clean)).toEqual({ passed: 5, failed: 0, skipped: 3 });
  });

  it('counts a file that did not load, which holds no failed test', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [] },
    ];
    expect(vitestCounts({ ...clean, numFailedTests: 1, testResults }).failed).toBe(2);
  });
});

describe('playwrightCounts', () => {
  it('counts a flaky test as failed', () => {
    expect(playwrightCounts({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 } })).toEqual({
      passed: 3,
      failed: 2,
      skipped: 2,
    });
  });
});

describe('withExitCode', () => {
  it('never lets a bad end look good', () => {
    expect(withExitCode({ ...NONE, passed: 9 }, 1)).toEqual({ passed: 9, failed: 1, skipped: 0 });
  });

  it('counts a failure once', () => {
    expect(withExitCode({ ...NONE, failed: 2 }, 1).failed).toBe(2);
    expect(withExitCode(NONE, 0).failed).toBe(0);
  });
});

it('adds parts up into the last line', () => {
  const total = sum([{ passed: 1, failed: 0, skipped: 2 }, NONE, { passed: 10, failed: 3, skipped: 0 }]);
  expect(countsLine(total)).toBe('11 passed, 3 failed, 2 skipped');
});
