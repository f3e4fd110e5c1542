import axe from 'axe-core';

/** What axe finds wrong with what is drawn, each with its elements. jsdom lays nothing out, so it sees no colours. */
export async function findViolations(container: Element = document.body): Promise<string[]> {
  const { violations } = await axe.run(container, {
    // What passes is not asked for: to tell every element’s place costs more than to look at it.
    resultTypes: ['violations'],
    rules: {
      'color-contrast': { enabled: false },
      // A part of a page is no page.
      region: { enabled: false },
    },
  });
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help} ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`,
  );
}
