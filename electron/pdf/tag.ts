/** Structure types of ISO 32000-1, 14.8.4, that the report uses. */
export type TagType =
  | 'Document'
  | 'Sect'
  | 'P'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'H4'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Code'
  | 'Link'
  | 'Reference'
  | 'TOC'
  | 'TOCI'
  | 'Table'
  | 'THead'
  | 'TBody'
  | 'TR'
  | 'TH'
  | 'TD';

/**
 * A place in the document's structure. In the pass that only counts pages it is nowhere, and what would be drawn into it is
 * not drawn.
 */
export class Tag {
  private constructor(
    private readonly pdf: PDFKit.PDFDocument,
    /** For annotations, which name the element they belong to. */
    readonly element: PDFKit.PDFStructureElement | null,
  ) {}

  /** The root of the structure. @param written `false` in the pass that counts */
  static root(pdf: PDFKit.PDFDocument, written: boolean): Tag {
    if (!written) return new Tag(pdf, null);
    const element = pdf.struct('Document');
    // Attached before anything is drawn: then content is written at once and not kept until the end.
    pdf.addStructure(element);
    return new Tag(pdf, element);
  }

  /** A new element, last in this one. `end` it on the page of its last content. */
  child(type: TagType, options: { readonly scope?: 'Row' | 'Column' } = {}): Tag {
    if (!this.element) return this;
    const element = this.pdf.struct(type, options);
    this.element.add(element);
    return new Tag(this.pdf, element);
  }

  /** Runs `paint` at once; what it draws on the current page belongs to this element. */
  content(paint: () => void): void {
    this.element?.add(paint);
  }

  /** An attribute that pdfkit has no option for. */
  attribute(owner: 'List', name: string, value: string): void {
    if (this.element) this.element.dictionary.data.A = { O: owner, [name]: value };
  }

  end(): void {
    this.element?.end();
  }
}
