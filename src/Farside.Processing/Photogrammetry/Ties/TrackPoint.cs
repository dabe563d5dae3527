namespace Farside.Processing.Photogrammetry.Ties;

/// <summary>A track's point in one picture and where it comes from.</summary>
/// <param name="SigmaPx">Standard deviation of its match, pixels; 0 for the track's first.</param>
/// <param name="MatchedFrom">The picture whose patch it was matched with.</param>
/// <param name="Warp">Steps in that picture → steps in this one.</param>
readonly record struct TrackPoint(int View, double Column, double Row, double SigmaPx, int MatchedFrom, Affine2 Warp)
{
    public ImagePoint Point => new(View, Column, Row);
}
