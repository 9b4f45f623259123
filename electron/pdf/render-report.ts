import { fileNameOf } from '../../core/document/file-name';
import type { ReadinessDocument } from '../../core/document/schema';
import { exportJson } from '../../core/export/json';
import { verdictWords } from '../../core/text/wording';
import PDFDocument from 'pdfkit';
import { reportTitle } from './cover';
import { FontChain } from './fonts';
import { informationOf, type Metadata, xmpOf } from './metadata';
import { Paper } from './paper';
import { setReport } from './report';
import { moment, reportData } from './report-data';
import { Typesetter } from './text';
import { pageGeometry, type PageSize } from './theme';

export interface ReportOptions {
  readonly pageSize: PageSize;
  /** Folder of the font files. */
  readonly fonts: string;
}

/**
 * The report of a document: a tagged PDF with the document inside. Made from the document alone, so that equal documents
 * give equal bytes, whenever and wherever. It keeps its thread busy for some tenths of a second; see `renderInWorker`.
 *
 * @returns the file's bytes, in a buffer of their own
 * @throws Error when a font is missing or unreadable
 */
export async function renderReport(document: ReadinessDocument, { pageSize, fonts }: ReportOptions): Promise<Uint8Array<ArrayBuffer>> {
  const attachment = `${fileNameOf(document)}.mdeready.json`;
  const data = reportData(document, attachment);
  const metadata: Metadata = {
    title: `${reportTitle}: ${data.machineName}`,
    author: document.assessor ?? document.tool.name,
    creator: `${document.tool.name} ${document.tool.version}`,
    made: new Date(Math.floor(Date.parse(document.assessedAt) / 1000) * 1000),
  };
  const pdf = openPdf(metadata);
  const bytes = collect(pdf);
  pdf.file(Buffer.from(exportJson(document)), {
    name: attachment,
    type: 'application/json',
    relationship: 'Data',
    description: 'The assessment as data',
    creationDate: metadata.made,
    modifiedDate: metadata.made,
  });
  const type = new Typesetter(pdf, new FontChain(fonts));
  const footer = `${data.machineName} · ${verdictWords[document.verdict.word]} · assessed ${moment(document.assessedAt)}`;
  const page = pageGeometry[pageSize];
  const plan = setReport(new Paper(pdf, type, page, null, footer), data);
  const written = setReport(new Paper(pdf, type, page, plan, footer), data);
  if (written.pages !== plan.pages) throw new Error(`The report has ${written.pages} pages, but ${plan.pages} were counted.`);
  pdf.end();
  return bytes;
}

function openPdf(metadata: Metadata): PDFKit.PDFDocument {
  const options = {
    // No standard font: pdfkit would open Helvetica, which no file may embed.
    font: null,
    margin: 0,
    autoFirstPage: false,
    pdfVersion: '1.7',
    subset: 'PDF/A-3a',
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    info: informationOf(metadata),
  } as const;
  // The types of pdfkit do not know that a document may have no font of its own.
  const pdf = new PDFDocument(options as unknown as PDFKit.PDFDocumentOptions);
  pdf.appendXML(xmpOf(metadata));
  return pdf;
}

function collect(pdf: PDFKit.PDFDocument): Promise<Uint8Array<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    pdf.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    pdf.on('error', reject);
    pdf.on('end', () => {
      const whole = new Uint8Array(chunks.reduce((sum, { length }) => sum + length, 0));
      let at = 0;
      for (const chunk of chunks) {
        whole.set(chunk, at);
        at += chunk.length;
      }
      resolve(whole);
    });
  });
}
