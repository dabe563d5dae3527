using System.Buffers;

namespace Farside.Simulator.Terrain;

/// <summary>
/// Casts the Sun's shadows over a pyramid, coarse to fine. Along each line towards the Sun the shadow's ceiling sinks by tan(elevation) per metre from the last crest; a
/// cell is lit by how far it stands above that ceiling, in units of the penumbra that the Sun's 0.53° disc draws at that distance from the crest.
/// </summary>
/// <remarks>Lines run exactly along the Sun's azimuth (heights are interpolated once, ceilings never), so long shadows keep their edges.</remarks>
static class ShadowSweep
{
    const double SunDiameterRad = 0.533 * Math.PI / 180;
    const int LinesPerChunk = 128;

    /// <param name="azimuthRad">Clockwise from north.</param>
    public static void Cast(TerrainPyramid pyramid, double azimuthRad, double elevationRad)
    {
        Ceiling? coarser = null;
        for (var k = pyramid.Coarsest; k >= 0; k--)
        {
            var done = coarser;
            coarser = Sweep(pyramid.Levels[k], coarser, Math.Sin(azimuthRad), Math.Cos(azimuthRad), elevationRad);
            Return(done?.Heights);
        }

        Return(coarser?.Heights);
    }

    // The ceiling's height at every cell of a level, so that the next finer one knows what stands outside it.
    sealed record Ceiling(TerrainLevel Level, float[] Heights)
    {
        public float At(float x, float y)
        {
            var (column, row) = ((x / Level.CellM) - Level.FirstColumn, (y / Level.CellM) - Level.FirstRow);
            var (c, r) = (Math.Clamp((int)column, 0, Level.Size - 2), Math.Clamp((int)row, 0, Level.Size - 2));
            var (fx, fy) = (column - c, row - r);
            var i = (r * Level.Size) + c;
            return float.Lerp(float.Lerp(Heights[i], Heights[i + 1], fx), float.Lerp(Heights[i + Level.Size], Heights[i + Level.Size + 1], fx), fy);
        }
    }

    static Ceiling Sweep(TerrainLevel level, Ceiling? coarser, double sunX, double sunY, double elevationRad)
    {
        var isTransposed = Math.Abs(sunX) > Math.Abs(sunY);
        var heights = isTransposed ? Transpose(level.Heights, level.Size) : level.Heights;
        var ceilings = ArrayPool<float>.Shared.Rent(level.Size * level.Size);
        var lit = isTransposed ? ArrayPool<sbyte>.Shared.Rent(level.Size * level.Size) : level.Lit;
        var (major, minor) = isTransposed ? (sunX, sunY) : (sunY, sunX);
        var lines = new Lines(level, coarser, heights, ceilings, lit, isTransposed, major, minor, elevationRad);
        Parallel.For(0, lines.Chunks, lines.Sweep);
        if (isTransposed)
        {
            Transpose(lit, level.Lit, level.Size);
            Return(heights);
            ArrayPool<sbyte>.Shared.Return(lit);
            var turned = ceilings;
            ceilings = Transpose(turned, level.Size);
            Return(turned);
        }

        return new(level, ceilings);
    }

    static float[] Transpose(float[] source, int size)
    {
        var target = ArrayPool<float>.Shared.Rent(size * size);
        Transpose(source, target, size);
        return target;
    }

    static void Return(float[]? array)
    {
        if (array is not null)
        {
            ArrayPool<float>.Shared.Return(array);
        }
    }

    static void Transpose<T>(T[] source, T[] target, int size)
    {
        const int Block = 32;
        Parallel.For(0, (size + Block - 1) / Block, band =>
        {
            for (var left = 0; left < size; left += Block)
            {
                for (var row = band * Block; row < Math.Min(size, (band + 1) * Block); row++)
                {
                    for (var column = left; column < Math.Min(size, left + Block); column++)
                    {
                        target[(column * size) + row] = source[(row * size) + column];
                    }
                }
            }
        });
    }

    // Lines towards the Sun, in axes where the Sun lies nearer to the row direction. Line j crosses row step i at column j + i · shift.
    sealed class Lines
    {
        readonly TerrainLevel _level;
        readonly Ceiling? _coarser;
        readonly float[] _heights;
        readonly float[] _ceilings;
        readonly sbyte[] _lit;
        readonly bool _isTransposed;
        readonly double _shift;
        readonly bool _fromTop;
        readonly float _fall;
        readonly float _stepM;
        readonly float _penumbra;
        readonly int _firstLine;
        readonly int _count;

        public Lines(TerrainLevel level, Ceiling? coarser, float[] heights, float[] ceilings, sbyte[] lit, bool isTransposed, double major, double minor, double elevationRad)
        {
            (_level, _coarser, _heights, _ceilings, _lit, _isTransposed) = (level, coarser, heights, ceilings, lit, isTransposed);
            _fromTop = major > 0; // start at the side where the Sun is
            _shift = -minor / Math.Abs(major);
            _stepM = (float)(level.CellM / Math.Abs(major));
            _fall = (float)(_stepM * Math.Tan(elevationRad));
            _penumbra = (float)(SunDiameterRad / (Math.Cos(elevationRad) * Math.Cos(elevationRad)));
            var slide = _shift * (level.Size - 1);
            _firstLine = (int)Math.Floor(-Math.Max(0, slide)) - 1;
            _count = (int)Math.Ceiling(level.Size - Math.Min(0, slide)) + 1 - _firstLine;
        }

        public int Chunks => (_count + LinesPerChunk - 1) / LinesPerChunk;

        public void Sweep(int chunk)
        {
            var from = _firstLine + (chunk * LinesPerChunk);
            const int Width = LinesPerChunk + 1;
            Span<float> crest = stackalloc float[Width];
            Span<float> away = stackalloc float[Width];
            Span<float> margin = stackalloc float[Width];
            Span<float> ceiling = stackalloc float[Width];
            Span<bool> isInside = stackalloc bool[Width];
            var size = _level.Size;
            for (var i = 0; i < size; i++)
            {
                var row = _fromTop ? size - 1 - i : i;
                var slide = i * _shift;
                for (var n = 0; n < Width; n++)
                {
                    var column = from + n + slide;
                    if (column < 0 || column > size - 1)
                    {
                        isInside[n] = false;
                        (margin[n], ceiling[n]) = (1, -1e9f);
                        continue;
                    }

                    var c = Math.Min((int)column, size - 2);
                    var at = (row * size) + c;
                    var height = float.Lerp(_heights[at], _heights[at + 1], (float)(column - c));
                    if (!isInside[n])
                    {
                        isInside[n] = true;
                        (crest[n], away[n]) = (_coarser?.At(X(column, row), Y(column, row)) + _fall ?? -1e9f, 8 * _stepM);
                    }

                    ceiling[n] = crest[n] - _fall;
                    away[n] += _stepM;
                    margin[n] = (height - ceiling[n]) / Math.Max(away[n] * _penumbra, 0.12f * _level.CellM);
                    crest[n] = ceiling[n];
                    if (margin[n] >= 0.5f)
                    {
                        (crest[n], away[n]) = (height, 0); // out of the penumbra: here is the next crest
                    }
                }

                Spread(row, from, slide, margin, ceiling);
            }
        }

        // Lines back to cells: one and the same fraction for the whole row.
        void Spread(int row, int from, double slide, ReadOnlySpan<float> margin, ReadOnlySpan<float> ceiling)
        {
            var size = _level.Size;
            var first = (int)Math.Ceiling(from + slide);
            var f = (float)(first - slide - from);
            var (left, right) = (Math.Max(0, first), Math.Min(size - 1, first + LinesPerChunk - 1));
            for (var column = left; column <= right; column++)
            {
                var n = column - first;
                var at = (row * size) + column;
                _lit[at] = (sbyte)Math.Clamp(float.Lerp(margin[n], margin[n + 1], f) * 16, -127, 127);
                _ceilings[at] = float.Lerp(ceiling[n], ceiling[n + 1], f);
            }
        }

        float X(double column, double row) => (float)((_isTransposed ? row : column) + _level.FirstColumn) * _level.CellM;

        float Y(double column, double row) => (float)((_isTransposed ? column : row) + _level.FirstRow) * _level.CellM;
    }
}
