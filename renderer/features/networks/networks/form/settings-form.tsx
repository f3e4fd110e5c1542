import type { Section as FieldSection } from '#shared/domain/networks/catalogue/field.ts';
import { Section } from '#renderer/ui/section.tsx';
import { Fields } from './field-input.tsx';

/** Settings as the catalogue tells them. */
export function SettingsForm({ sections }: { sections: readonly FieldSection[] }) {
  return sections.map(({ title, fields }) => (
    <Section key={title} title={title}>
      <Fields fields={fields} />
    </Section>
  ));
}
