export interface LayoutNode {
  readonly id: string;
  readonly width: number;
  readonly height: number;
}
export interface LayoutRequest {
  readonly nodes: readonly LayoutNode[];
  readonly edges: readonly (readonly [source: string, target: string])[];
}
export type LayoutResult = Readonly<Record<string, { readonly x: number; readonly y: number }>>;

/** What the layout worker answers: top-left corners in canvas px, layers flowing top to bottom. */
export interface LayoutApi {
  layout(request: LayoutRequest): Promise<LayoutResult>;
}
