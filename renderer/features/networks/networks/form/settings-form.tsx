import type { Field, Section as FieldSection } from '#shared/domain/networks/catalogue/field.ts';
import { Section } from '#renderer/ui/section.tsx';
import { FieldInput } from './field-input.tsx';
import styles from './form.module.css';

/** Settings as the catalogue tells them. */
export function SettingsForm({ sections }: { sections: readonly FieldSection[] }) {
  return sections.map(({ title, fields }) => (
    <Section key={title} title={title}>
      <Fields fields={fields} />
    </Section>
  ));
}

/** `below`: the path of the row that they are in. */
export function Fields({ fields, below }: { fields: readonly Field[]; below?: string }) {
  return (
    <div className={styles['fields']}>
      {fields.map(field => (
        <FieldInput
          key={field.path}
          field={field}
          path={below === undefined ? field.path : `${below}.${field.path}`}
        />
      ))}
    </div>
  );
}
