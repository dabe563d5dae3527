using Farside.Core.Sky;

namespace Farside.Simulator.Terrain;

/// <summary>
/// Grows the ground from coarse to fine: each level is its parent made smooth, plus relief, craters and rocks of its own size, so any place can be had at any
/// resolution and stations share what they share. Near a level's border its own detail fades into the parent's, so no seam shows.
/// </summary>
/// <remarks>
/// Crater counts follow the equilibrium law N(&gt;D) = 0.079 D⁻² per m² (Trask 1966, JPL Tech. Rep. 32-800), depths from 0.2 D fresh to 0.02 D worn.
/// Relief has root-mean-square slopes of about 15° at centimetres and 4° at tens of metres, the order of those in the Lunar Sourcebook, chapter 9.
/// </remarks>
sealed class TerrainBaker(TerrainOptions options)
{
    public const byte TrackCover = 96;

    const int RowsPerBand = 64;

    /// <summary>Craters this many cells across enter at a level, up to twice that.</summary>
    const float CraterCells = 5;

    /// <summary>Rocks at least this many cells across are cut anew at each level.</summary>
    const float RockCells = 3;
    const int BlockCells = 128;

    readonly float[]?[] _spare = new float[3][];
    readonly HashSet<(int, int)> _way = WayCells(options.RoverPath);
    float[]? _parentGround; // rockless ground at the level that stations share

    /// <summary>The pyramid centred on the lander, before the rover drove. Its levels from <see cref="TerrainOptions.ShareFrom"/> on serve all other places near it.</summary>
    public TerrainPyramid Bake()
    {
        var levels = new TerrainLevel[options.Levels];
        float[]? ground = null;
        for (var k = options.Levels - 1; k >= 0; k--)
        {
            levels[k] = Empty(k, 0, 0);
            ground = BakeLevel(levels[k], k, k + 1 < levels.Length ? levels[k + 1] : null, ground, driven: []);
            _parentGround = k == options.ShareFrom ? ground : _parentGround;
        }

        // The site frame's origin lies on the ground under the lander.
        var datum = levels[options.ShareFrom].HeightAt(0, 0);
        foreach (var heights in levels.Select(level => level.Heights).Append(_parentGround!))
        {
            for (var i = 0; i < heights.Length; i++)
            {
                heights[i] -= datum;
            }
        }

        return new(levels);
    }

    /// <summary>A pyramid centred on a place near the lander, with the rover's ruts so far: its own fine levels over the coarse ones of <paramref name="lander"/>.</summary>
    /// <param name="driven">The way the rover has come so far.</param>
    /// <param name="reuse">An earlier such pyramid that is no longer needed.</param>
    public TerrainPyramid Bake(double centreX, double centreY, TerrainPyramid lander, IReadOnlyList<(double X, double Y)> driven, TerrainPyramid? reuse = null)
    {
        var levels = lander.Levels.ToArray();
        var ground = _parentGround ?? throw new InvalidOperationException("The lander's pyramid is baked first.");
        for (var k = options.ShareFrom - 1; k >= 0; k--)
        {
            levels[k] = Empty(k, centreX, centreY, reuse?.Levels[k]);
            ground = BakeLevel(levels[k], k, levels[k + 1], ground, driven);
        }

        return new(levels);
    }

    TerrainLevel Empty(int k, double x, double y, TerrainLevel? reuse = null)
    {
        var cell = TerrainPyramid.FinestCellM * (1 << k);
        int First(double centre) => (2 * (int)Math.Round(centre / (2 * cell))) - (options.Size / 2);
        return new(options.Size, cell, First(x), First(y), reuse);
    }

    float[] BakeLevel(TerrainLevel level, int k, TerrainLevel? parent, float[]? parentGround, IReadOnlyList<(double X, double Y)> driven)
    {
        var ground = Spare(level.Size * level.Size, parentGround);
        Bands(level.Size, (from, to) =>
        {
            if (parent is null || parentGround is null)
            {
                Broad(level, ground, from, to);
            }
            else
            {
                Upsample(level, parent, parentGround, ground, from, to);
                Roughen(level, k, ground, from, to);
            }
        });
        var craters = CratersOf(level, k, parent is null);
        Bands(level.Size, (from, to) =>
        {
            foreach (var crater in craters)
            {
                crater.Stamp(level, ground, from, to);
            }

            if (parent is not null)
            {
                InheritFresh(level, parent, from, to);
            }

            foreach (var crater in craters)
            {
                crater.StampBlanket(level, from, to);
            }
        });

        // Ruts and rocks are cut at each resolution anew: the ground that finer levels grow from knows nothing of them.
        Array.Copy(ground, level.Heights, ground.Length);
        var rocks = RocksOf(level, k, ground);
        var ruts = driven.Count > 1 && level.CellM < 0.07f ? new Ruts(driven) : null;
        Bands(level.Size, (from, to) =>
        {
            ruts?.Press(level, from, to);
            foreach (var rock in rocks)
            {
                if (ruts is null || !ruts.Bury(rock.X, rock.Y))
                {
                    rock.Stamp(level, from, to);
                }
            }

            if (parent is not null)
            {
                FadeIntoParent(level, parent, from, to);
            }
        });
        return ground;
    }

    // Memory for one level's ground: two arrays take turns, apart from the one kept for stations.
    float[] Spare(int length, float[]? inUse)
    {
        var i = Array.FindIndex(_spare, array => array is null || (array != inUse && array != _parentGround));
        return _spare[i] ??= new float[length];
    }

    static void Bands(int rows, Action<int, int> work) =>
        Parallel.For(0, (rows + RowsPerBand - 1) / RowsPerBand, band => work(band * RowsPerBand, Math.Min(rows, (band + 1) * RowsPerBand)));

    // 1 inside, 0 at the border.
    static float Fade(TerrainLevel level, int column, int row)
    {
        var half = level.Size * 0.5f;
        var out01 = Math.Max(Math.Abs(column - half), Math.Abs(row - half)) / half;
        var t = Math.Clamp((0.97f - out01) / 0.17f, 0, 1);
        return t * t * (3 - (2 * t));
    }

    // Hills, plains and the Moon's own curve: everything wider than the coarsest cells can show.
    void Broad(TerrainLevel level, float[] ground, int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            var y = (level.FirstRow + row) * level.CellM;
            for (var column = 0; column < level.Size; column++)
            {
                var x = (level.FirstColumn + column) * level.CellM;
                ground[(row * level.Size) + column] = BroadAt(x, y);
            }
        }
    }

    float BroadAt(float x, float y)
    {
        var distance = MathF.Sqrt((x * x) + (y * y));
        var height = (float)(-((double)distance * distance) / (2 * LunarSite.SphereRadiusM)) - (0.012f * (x + y) * MathF.Exp(-distance / 1500));
        var (wavelength, amplitude) = (6400f, 26f);
        for (var octave = 0; octave < 8; octave++)
        {
            height += amplitude * (Lattice(x / wavelength, y / wavelength, 100 + octave) - (octave < 5 ? Lattice(0, 0, 100 + octave) : 0)) * (octave < 3 ? Math.Min(1, distance / 600) : 1);
            (wavelength, amplitude) = (wavelength * 0.5f, amplitude * 0.53f);
        }

        var far = Math.Clamp((distance - 1200) / 5000, 0, 1);
        var hill = Lattice((x / 3300) + 7.3f, (y / 3300) - 2.1f, 90) + (0.5f * Lattice(x / 1500, y / 1500, 91)) + 0.35f;
        return height + (190 * far * far * (3 - (2 * far)) * Math.Max(0, hill));
    }

    // Smooth value noise, −1 … 1.
    float Lattice(float x, float y, int octave)
    {
        var (cx, cy) = (MathF.Floor(x), MathF.Floor(y));
        var (fx, fy) = (x - cx, y - cy);
        fx = fx * fx * fx * ((fx * ((6 * fx) - 15)) + 10);
        fy = fy * fy * fy * ((fy * ((6 * fy) - 15)) + 10);
        float At(int dx, int dy) => Chance.Signed(Chance.Of(options.Seed, (int)cx + dx, (int)cy + dy, octave));
        return Blend.Mix(Blend.Mix(At(0, 0), At(1, 0), fx), Blend.Mix(At(0, 1), At(1, 1), fx), fy);
    }

    // Four-point midpoint rule (−1 9 9 −1)/16: even cells are the parent's own, odd ones lie smoothly between.
    static void Upsample(TerrainLevel level, TerrainLevel parent, float[] source, float[] ground, int from, int to)
    {
        var size = level.Size;
        var line = new float[size + 8];
        var first = (level.FirstColumn >> 1) - parent.FirstColumn - 2;
        for (var row = from; row < to; row++)
        {
            var lattice = level.FirstRow + row;
            var p = (lattice >> 1) - parent.FirstRow;
            var isOdd = (lattice & 1) != 0;
            var width = (size / 2) + 6;
            for (var i = 0; i < width; i++)
            {
                var c = Math.Clamp(first + i, 0, parent.Size - 1);
                line[i] = isOdd ? Middle(At(c, p - 1), At(c, p), At(c, p + 1), At(c, p + 2)) : At(c, p);
            }

            var odd = level.FirstColumn & 1;
            for (var column = 0; column < size; column++)
            {
                var i = ((column + odd) >> 1) + 2;
                ground[(row * size) + column] = ((column + odd) & 1) != 0 ? Middle(line[i - 1], line[i], line[i + 1], line[i + 2]) : line[i];
            }
        }

        float At(int c, int r) => source[(Math.Clamp(r, 0, parent.Size - 1) * parent.Size) + c];
        static float Middle(float a, float b, float c, float d) => ((9 * (b + c)) - (a + d)) * (1f / 16);
    }

    // Relief of about four cells' wavelength: white numbers at the lattice, smoothed by 1 2 1.
    void Roughen(TerrainLevel level, int k, float[] ground, int from, int to)
    {
        var size = level.Size;
        var amplitude = RoughnessM(level.CellM);
        var rows = new float[3][];
        for (var i = 0; i < 3; i++)
        {
            rows[i] = WhiteRow(level, k, from - 1 + i);
        }

        for (var row = from; row < to; row++)
        {
            for (var column = 0; column < size; column++)
            {
                var noise = (rows[0][column] + (2 * rows[1][column]) + rows[2][column]) * 0.25f;
                ground[(row * size) + column] += amplitude * noise * Fade(level, column, row);
            }

            (rows[0], rows[1], rows[2]) = (rows[1], rows[2], row + 1 < to ? WhiteRow(level, k, row + 2) : rows[0]);
        }
    }

    // Root-mean-square height of one level's own relief: slopes fall slowly as the scale grows.
    static float RoughnessM(float cellM) => 0.42f * cellM * MathF.Pow(cellM / 0.0156f, cellM < 0.0156f ? 0f : -0.55f) * (cellM > 8 ? 1.2f : 1);

    float[] WhiteRow(TerrainLevel level, int k, int row)
    {
        var line = new float[level.Size];
        var lattice = Chance.Mix(options.Seed ^ Chance.Mix((uint)((level.FirstRow + row) * 64) + (uint)k));
        var before = White(lattice, level.FirstColumn - 1);
        var here = White(lattice, level.FirstColumn);
        for (var column = 0; column < line.Length; column++)
        {
            var after = White(lattice, level.FirstColumn + column + 1);
            line[column] = (before + (2 * here) + after) * 0.25f;
            (before, here) = (here, after);
        }

        return line;

        static float White(uint row, int column) => Chance.Normal(Chance.Mix(row ^ ((uint)column * 0x9e3779b1u)));
    }

    List<Crater> CratersOf(TerrainLevel level, int k, bool isCoarsest)
    {
        var craters = new List<Crater>();
        var smallest = CraterCells * level.CellM;
        for (var octave = isCoarsest ? 3 : 0; octave >= 0; octave--)
        {
            var diameter = smallest * (1 << octave);
            foreach (var (chance, x, y) in Scatter(level, k + octave, 1, diameter * 2, PerSquareMetre(diameter)))
            {
                var stream = chance;
                var crater = Crater.Random(ref stream, x, y, diameter);
                if (MathF.Sqrt((x * x) + (y * y)) > (crater.RadiusM * 2.2f) + options.LandingPadM || crater.RadiusM < 0.15f)
                {
                    craters.Add(crater);
                }
            }
        }

        return craters;

        // Craters between D and 2D; thinner where the law would pave the ground.
        static float PerSquareMetre(float diameter) => 0.079f * 0.75f / (diameter * diameter) * (diameter < 0.5f ? 0.6f : 1);
    }

    List<Rock> RocksOf(TerrainLevel level, int k, float[] ground)
    {
        var rocks = new List<Rock>();
        for (var octave = 9; octave >= 0; octave--)
        {
            var diameter = RockCells * level.CellM * (1 << octave);
            if (diameter > 3)
            {
                continue;
            }

            foreach (var (chance, x, y) in Scatter(level, k + octave, 2, diameter, Coverage(diameter) / (1.2f * diameter * diameter)))
            {
                var stream = chance;
                var rock = Rock.Random(ref stream, x, y, diameter);
                if (diameter < 0.06f || (MathF.Sqrt((x * x) + (y * y)) > options.LandingPadM * (1 + (10 * diameter)) && !IsOnPath(x, y)))
                {
                    rock.Settle(level, ground);
                    rocks.Add(rock);
                }
            }
        }

        return rocks;

        // Share of the ground that rocks between D and 2D cover.
        static float Coverage(float diameter) => diameter < 0.04f ? 0.12f : 0.12f * MathF.Pow(diameter / 0.04f, -1.7f);
    }

    // No boulder bars the rover's way: half-metre cells within 1.05 m of it.
    bool IsOnPath(float x, float y) => _way.Contains(((int)MathF.Floor(2 * x), (int)MathF.Floor(2 * y)));

    static HashSet<(int, int)> WayCells(IReadOnlyList<(double X, double Y)> path)
    {
        var cells = new HashSet<(int, int)>();
        foreach (var (x, y) in path)
        {
            for (var dy = -2; dy <= 2; dy++)
            {
                for (var dx = -2; dx <= 2; dx++)
                {
                    if ((dx * dx) + (dy * dy) < 4.5)
                    {
                        cells.Add(((int)Math.Floor(2 * x) + dx, (int)Math.Floor(2 * y) + dy));
                    }
                }
            }
        }

        return cells;
    }

    // Places by blocks of the global lattice of a size class: the same things lie at the same spots for whichever level and station asks.
    IEnumerable<(Chance.Stream Chance, float X, float Y)> Scatter(TerrainLevel level, int sizeClass, int kind, float reachM, float perSquareMetre)
    {
        var block = BlockCells * TerrainPyramid.FinestCellM * MathF.Pow(2, sizeClass);
        var (x0, y0) = (level.FirstColumn * level.CellM, level.FirstRow * level.CellM);
        var extent = level.Size * level.CellM;
        var expected = perSquareMetre * block * block;
        for (var by = (int)MathF.Floor((y0 - reachM) / block); by <= (int)MathF.Floor((y0 + extent + reachM) / block); by++)
        {
            for (var bx = (int)MathF.Floor((x0 - reachM) / block); bx <= (int)MathF.Floor((x0 + extent + reachM) / block); bx++)
            {
                var stream = new Chance.Stream(Chance.Of(options.Seed ^ (uint)(kind * 0x51ed270b), bx, by, sizeClass));
                var count = (int)(expected + stream.Unit());
                for (var i = 0; i < count; i++)
                {
                    var (x, y) = ((bx + stream.Unit()) * block, (by + stream.Unit()) * block);
                    yield return (new(stream.Next()), x, y);
                }
            }
        }
    }

    static void InheritFresh(TerrainLevel level, TerrainLevel parent, int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            var y = (level.FirstRow + row) * level.CellM;
            for (var column = 0; column < level.Size; column++)
            {
                var x = (level.FirstColumn + column) * level.CellM;
                level.Fresh[(row * level.Size) + column] = parent.Contains(x, y) ? (byte)(255 * parent.FreshAt(x, y)) : (byte)0;
            }
        }
    }

    static void FadeIntoParent(TerrainLevel level, TerrainLevel parent, int from, int to)
    {
        for (var row = from; row < to; row++)
        {
            var y = (level.FirstRow + row) * level.CellM;
            for (var column = 0; column < level.Size; column++)
            {
                var own = Fade(level, column, row);
                if (own < 1)
                {
                    var x = (level.FirstColumn + column) * level.CellM;
                    ref var height = ref level.Heights[(row * level.Size) + column];
                    height = Blend.Mix(parent.HeightAt(x, y), height, own);
                }
            }
        }
    }
}
