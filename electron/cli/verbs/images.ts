import type { Image } from '#shared/contract/images/image.ts';
import { formatBytes } from '#shared/domain/units.ts';
import { imageTitle, shortId } from '#shared/domain/images/image-title.ts';
import { onlineEngines } from '../engines.ts';
import { table } from '../table.ts';
import type { Verb } from '../verb.ts';

export const images: Verb = {
  name: 'images',
  summary: 'show the images of container engines',
  usage: '[--json]',
  positionals: { min: 0, max: 0 },
  async run(input) {
    const client = await input.client();
    const engines = await onlineEngines(input);
    const listed: Image[] = [];
    for (const { id } of engines) listed.push(...(await client.images.list({ engine: id })));
    if (input.json) await input.out(`${JSON.stringify(listed, null, 2)}\n`);
    else
      await input.out(
        table(
          ['NAME', 'ID', 'SIZE', 'MADE', 'ENGINE'],
          listed.map(image => [
            imageTitle(image),
            shortId(image.id),
            formatBytes(image.size),
            new Date(image.createdAt).toISOString().slice(0, 10),
            engines.find(({ id }) => id === image.engine)?.label ?? '–',
          ]),
        ),
      );
    return 0;
  },
};
