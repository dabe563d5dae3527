namespace Farside.Processing.Photogrammetry.Mosaics;

/// <summary>What every eighth pixel of an area shows, exactly: worked out once for all pictures.</summary>
sealed class SightLattice
{
    public const int StepPx = 8;

    readonly Sight?[] _sights;
    readonly TileArea _area;
    readonly int _across;

    public SightLattice(MosaicPlan plan, TileArea area)
    {
        (_area, _across) = (area, (area.Width / StepPx) + 1);
        _sights = new Sight?[_across * ((area.Height / StepPx) + 1)];
        for (var i = 0; i < _sights.Length; i++)
        {
            _sights[i] = plan.SightAt(area.X + (i % _across * StepPx), area.Y + (i / _across * StepPx));
        }
    }

    /// <summary>At a pixel of the lattice, in the mosaic's coordinates.</summary>
    public Sight? At(int column, int row) => _sights[((row - _area.Y) / StepPx * _across) + ((column - _area.X) / StepPx)];
}
