import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from '../setup/root.mjs';
import { show } from '../setup/run.mjs';
import { failedWhole, NONE, playwrightCounts, vitestCounts, withExitCode } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

/** @param {string} path inside node_modules */
const tool = path => join(root, 'node_modules', path);

/**
 * A check that passes or fails as a whole.
 * @param {readonly string[]} args of Node
 * @param {string} [cwd]
 * @returns {Promise<Counts>}
 */
export async function check(args, cwd = root) {
  const code = await show(process.execPath, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  return code === 0
    ? { ...NONE, passed: 1 }
    : failedWhole(`${relative(root, args[0] ?? '')} ${args.slice(1).join(' ')} ended with ${code}.`);
}

export const formatCheck = () => check([tool('@biomejs/biome/bin/biome'), 'format', '.']);
export const lintCheck = () => check([tool('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']);
/** The projects that stand on their own: a browser's globals and Electron's do not go together. */
const TEST_PROJECTS = ['tsconfig.tests.json', 'renderer/tsconfig.tests.json'];

export async function typeCheck() {
  for (const args of [['-b'], ...TEST_PROJECTS.map(project => ['-p', project])]) {
    const counts = await check([tool('typescript/bin/tsc'), ...args]);
    if (counts.failed > 0) return counts;
  }
  return { ...NONE, passed: 1 };
}

/** @param {string} project of vitest.config.ts */
export const vitest = project =>
  reported(
    report => [
      tool('vitest/vitest.mjs'),
      'run',
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    {},
    vitestCounts,
  );

/** @param {string} display X display for windows that open */
export const playwright = display =>
  reported(
    () => [
      tool('@playwright/test/cli.js'),
      'test',
      '--config',
      'e2e/playwright.config.ts',
      '--reporter=list,json',
    ],
    { DISPLAY: display },
    playwrightCounts,
  );

/**
 * Runs a test runner and reads the report that it leaves.
 * @template Report
 * @param {(report: string) => string[]} argsFor
 * @param {NodeJS.ProcessEnv} env
 * @param {(report: Report) => Counts} countsOf
 * @returns {Promise<Counts>}
 */
async function reported(argsFor, env, countsOf) {
  const folder = await mkdtemp(join(tmpdir(), 'innkeeper-report-'));
  const path = join(folder, 'report.json');
  try {
    const code = await show(process.execPath, argsFor(path), {
      cwd: root,
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: path, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    const text = await readFile(path, 'utf8').catch(() => undefined);
    return withExitCode(
      text === undefined ? failedWhole('The runner left no report.') : countsOf(JSON.parse(text)),
      code,
    );
  } finally {
    await rm(folder, { recursive: true });
  }
}
