// What failed, a paragraph each: the end of a long run says it again, as its beginning may be out of sight by then.

import { stripVTControlCharacters } from 'node:util';

/** Enough of a message to know what happened and where in our files; a page's whole snapshot is not. */
const LINES = 12;

/** @param {string} name @param {string} message */
const paragraph = (name, message) =>
  [
    name,
    ...stripVTControlCharacters(message)
      .split('\n')
      .filter(line => line.trim() !== '' && !line.includes('/node_modules/'))
      .slice(0, LINES),
  ].join('\n    ');

/**
 * @param {{ testResults: readonly { name: string, status: string, message: string, assertionResults: readonly {
 *   status: string, fullName: string, failureMessages: readonly string[] | null }[] }[] }} report of vitest's JSON
 *   reporter
 * @returns {string[]}
 */
export const vitestBroken = report =>
  report.testResults
    .filter(file => file.status === 'failed')
    .flatMap(({ name, message, assertionResults }) => {
      const failed = assertionResults.filter(each => each.status === 'failed');
      return failed.length === 0
        ? [paragraph(name, message)]
        : failed.map(each => paragraph(`${name}: ${each.fullName}`, (each.failureMessages ?? []).join('\n')));
    });

/**
 * @typedef {{ title: string, suites?: readonly Suite[], specs?: readonly { title: string, ok: boolean, tests:
 *   readonly { results: readonly { status: string, errors: readonly { message?: string }[] }[] }[] }[] }} Suite of Playwright's
 *   JSON reporter
 */

/**
 * Tests that failed in a first try are among them, though a second try passed.
 * @param {{ suites: readonly Suite[] }} report of Playwright's JSON reporter
 * @returns {string[]}
 */
export const playwrightBroken = ({ suites }) => suites.flatMap(suite => brokenOf(suite, suite.title));

/** @param {Suite} suite @param {string} path @returns {string[]} */
function brokenOf({ suites = [], specs = [] }, path) {
  const own = specs.flatMap(({ title, tests }) => {
    const bad = tests.flatMap(each => each.results).find(({ errors }) => errors.length > 0);
    return bad === undefined
      ? []
      : [paragraph(`${path}: ${title}`, bad.errors.map(({ message = bad.status }) => message).join('\n'))];
  });
  return [...own, ...suites.flatMap(suite => brokenOf(suite, `${path}: ${suite.title}`))];
}
