import { useMemo } from 'react';
import { DOMAIN_ITEM } from '#shared/domain/hardware/item-id.ts';
import { More } from '#renderer/ui/more.tsx';
import { Section } from '#renderer/ui/section.tsx';
import { useForm } from '../form/form-model.ts';
import { shownProperties } from '../model/shown-properties.ts';
import type { HardwareItem } from '../model/items.ts';
import { AddProperty } from './add-property.tsx';
import { RawProperty } from './raw-property.tsx';
import styles from './item-page.module.css';

/** What libvirt knows a guest by. Its name is changed by renaming it, which takes everything along that has the name. */
const identity = new Set(['name', 'uuid']);

/** What no field above shows: properties without a form of their own, and whatever else stands in the element. */
export function EverythingElse({ item }: { item: HardwareItem }) {
  const form = useForm();
  const shown = useMemo(() => shownProperties(item, form.context), [item, form.context]);
  // Settings share one element: what none of their pages shows has a page of its own.
  if (item.id === DOMAIN_ITEM && item.sections.length > 0) return null;
  const left = Object.keys(form.values).filter(
    property =>
      !shown.has(property) &&
      !item.elsewhere.has(property) &&
      (form.values[property] !== false || form.stateOf(property).before !== undefined),
  );
  return (
    <Section title={item.id === DOMAIN_ITEM ? 'What no page shows' : 'Everything else in this element'}>
      <div className={styles['rows']}>
        {left.length === 0 && <p className={styles['lead']}>Nothing that is not shown above.</p>}
        {left.map(property => (
          <RawProperty
            key={property}
            property={property}
            fixed={item.id === DOMAIN_ITEM && identity.has(property)}
          />
        ))}
        <More label="Add a property">
          <AddProperty element={item.pair.element} there={form.values} />
        </More>
      </div>
    </Section>
  );
}
