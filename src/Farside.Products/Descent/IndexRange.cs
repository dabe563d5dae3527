namespace Farside.Products.Descent;

/// <summary>Indices that follow each other, both ends among them.</summary>
public readonly record struct IndexRange(int First, int Last)
{
    public int Count => Last - First + 1;

    public override string ToString() => First == Last ? $"{First}" : $"{First}–{Last}";
}
