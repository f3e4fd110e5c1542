import { domain as domainView } from '../../libvirt-xml/domain/domain.ts';
import type { XmlDocument } from '../../libvirt-xml/xml/document.ts';
import { withPaths } from './disks/with-paths.ts';
import { writeBootFiles } from './disks/write.ts';
import { type GuestDesign, type Paths, writeDocument } from './document.ts';
import { finishEdit } from './hand-edit.ts';

/** The document to define, once its volumes have their real places. */
export function finalDocument(design: GuestDesign, uuid: string, paths: Paths): string {
  return definedDocument(design, uuid, paths);
}

/** The document of the one start that installs: with the installer's kernel, and off once that reboots. */
export function installerDocument(design: GuestDesign, uuid: string, paths: Paths): string {
  return withInstaller(design, baseDocument(design, uuid, paths), paths).toString();
}

/** A guest that is not started now keeps its installer: nothing else would ever start it. */
export function definedDocument(design: GuestDesign, uuid?: string, paths: Paths = {}): string {
  // Shown as it was written, mistakes and all.
  const { xml } = design.setting.request;
  if (xml !== undefined && uuid === undefined) return xml;
  const document = baseDocument(design, uuid, paths);
  const { start } = design.parts.system.value;
  return (start ? document : withInstaller(design, document, paths)).toString();
}

function baseDocument(design: GuestDesign, uuid: string | undefined, paths: Paths): XmlDocument {
  const { xml } = design.setting.request;
  return xml === undefined ? writeDocument(design, uuid, paths) : finishEdit(design, xml, uuid, paths);
}

function withInstaller({ parts }: GuestDesign, document: XmlDocument, paths: Paths): XmlDocument {
  const { boot } = withPaths(parts.disks.value, paths);
  if (!boot?.once) return document;
  const domain = domainView.of(document.root);
  writeBootFiles(domain, boot);
  domain.onReboot = 'destroy';
  return document;
}
