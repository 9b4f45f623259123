import { metadataText } from './safe-text';

/** What a file says about itself. `made` is the assessment's moment, never the clock's. */
export interface Metadata {
  readonly title: string;
  readonly author: string;
  readonly creator: string;
  readonly made: Date;
}

/** The information dictionary. Whole seconds, since the XMP twin of a date has no more. */
export function informationOf({ title, author, creator, made }: Metadata): PDFKit.DocumentInfo {
  return {
    Title: metadataText(title),
    Author: metadataText(author),
    Creator: metadataText(creator),
    Producer: 'pdfkit',
    CreationDate: made,
    ModDate: made,
  };
}

/** The claim of PDF/UA-1, and the description of its schema that PDF/A asks for. ISO 14289-1, clause 5. */
const accessibility = `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>`;

/** What has to stand in the XMP packet besides what pdfkit writes: the claim, and the date of change, which it leaves out. */
export function xmpOf({ made }: Metadata): string {
  const changed = `${made.toISOString().slice(0, 19)}Z`;
  return `${accessibility}
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:ModifyDate>${changed}</xmp:ModifyDate></rdf:Description>`;
}
