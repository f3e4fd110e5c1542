import type { Field, Section as FieldSection } from '#shared/domain/hardware/catalogue/kind.ts';
import { More } from '#renderer/ui/more.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { useForm } from './form-model.ts';
import { PropertyField } from './property-field.tsx';
import styles from './form.module.css';

/** Every field of a kind of device or a page of settings, from the catalogue alone. */
export function Form({ sections }: { sections: readonly FieldSection[] }) {
  return sections.map(section => <FormSection key={section.title} section={section} />);
}

function FormSection({ section }: { section: FieldSection }) {
  const { context, values, stateOf } = useForm();
  const shown = section.fields.filter(field => field.shown?.(context, values) ?? true);
  if (shown.length === 0) return null;
  const often = shown.filter(field => field.rare !== true);
  const rare = shown.filter(field => field.rare === true);
  const used = rare.some(({ property }) => {
    const { before, now, problems } = stateOf(property);
    return before !== undefined || now !== undefined || problems.length > 0;
  });
  return (
    <Section title={section.title}>
      <div className={styles['section']}>
        <Fields fields={often} title={section.title} />
        {rare.length > 0 && often.length === 0 && <Fields fields={rare} />}
        {rare.length > 0 && often.length > 0 && (
          <More label={`More (${rare.length})`} open={used}>
            <Fields fields={rare} />
          </More>
        )}
      </div>
    </Section>
  );
}

function Fields({ fields, title }: { fields: readonly Field[]; title?: string }) {
  if (fields.length === 0) return null;
  return (
    <div className={styles['fields']}>
      {fields.map(field => (
        <PropertyField key={field.property} field={field} titled={field.label === title} />
      ))}
    </div>
  );
}
