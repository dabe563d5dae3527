namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>A spot of a pair's first picture found in its second.</summary>
/// <param name="Track">The track the spot already belongs to; negative for a new one.</param>
readonly record struct PairTie(int Track, double Column, double Row, Refined Second)
{
    public MatchedPoint Point => new(Column, Row, Second.Column, Second.Row);
}
