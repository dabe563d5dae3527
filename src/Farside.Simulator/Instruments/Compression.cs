namespace Farside.Simulator.Instruments;

/// <summary>
/// What lossy compression on board leaves of a picture: cosine transforms of 8 × 8 blocks whose coefficients are rounded to steps, growing with frequency. The steps' size is chosen so that a
/// simple count of the bits left gives the wanted ratio. The real coder (wavelet or cosine) is not known; this one shows the blocks and the lost grain of such coders.
/// </summary>
/// <remarks>Steps' shape: the luminance table K.1 of ITU-T T.81 (JPEG), an example there.</remarks>
static class Compression
{
    public const int TwoToOne = 2;

    const int Edge = 8;
    const int Sampled = 7; // one block in so many is counted when steps are chosen

    static readonly float[] Steps =
    [
        16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51, 87, 80, 62,
        18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101, 72, 92, 95, 98, 112, 100, 103, 99,
    ];

    static readonly float[] Cosines = Table();

    /// <summary>Compresses and decompresses one plane in place.</summary>
    /// <param name="fullScale">Largest number; results are clamped to it.</param>
    /// <param name="ratio">Bits of a sample over bits left; 1 changes nothing.</param>
    public static void Plane(ushort[] samples, int width, int height, int fullScale, int ratio)
    {
        if (ratio > 1)
        {
            Plane(new View(samples, width, 0, 1, width, height), fullScale, ratio);
        }
    }

    /// <summary>The four colours of a 10-bit mosaic, each as a plane of its own.</summary>
    public static void Mosaic(ushort[] samples, int width, int height, int ratio)
    {
        for (var phase = 0; phase < 4; phase++)
        {
            Plane(new View(samples, width, ((phase >> 1) * width) + (phase & 1), 2, width / 2, height / 2), 1023, ratio);
        }
    }

    // Every second (or every) sample of every second (or every) row.
    readonly record struct View(ushort[] Samples, int RowLength, int First, int Step, int Width, int Height)
    {
        public int At(int column, int row) => First + (Math.Min(row, Height - 1) * Step * RowLength) + (Math.Min(column, Width - 1) * Step);
    }

    static void Plane(View view, int fullScale, int ratio)
    {
        var wanted = Math.Log2(fullScale + 1) / ratio;
        var scale = ScaleFor(view, wanted, fullScale);
        Parallel.For(0, (view.Height + Edge - 1) / Edge, blockRow =>
        {
            var block = new float[Edge * Edge];
            var scratch = new float[Edge * Edge];
            for (var column = 0; column < view.Width; column += Edge)
            {
                Load(view, column, blockRow * Edge, block, scratch);
                for (var i = 0; i < block.Length; i++)
                {
                    var step = Steps[i] * scale;
                    block[i] = step * MathF.Round(block[i] / step);
                }

                Store(view, column, blockRow * Edge, block, scratch, fullScale);
            }
        });
    }

    // Bisection on the logarithm of the steps' scale; 7 halvings of 2^±6 leave an eighth of an octave.
    static float ScaleFor(View view, double wantedBits, int fullScale)
    {
        var blocks = SampledBlocks(view);
        var (low, high) = (-7f, 5f);
        for (var i = 0; i < 8; i++)
        {
            var middle = (low + high) / 2;
            var scale = MathF.Pow(2, middle) * fullScale / 255;
            var bits = blocks.Sum(block => (long)Bits(block, scale)) / (double)(blocks.Count * Edge * Edge);
            (low, high) = bits > wantedBits ? (middle, high) : (low, middle);
        }

        return MathF.Pow(2, high) * fullScale / 255;
    }

    static List<float[]> SampledBlocks(View view)
    {
        var blocks = new List<float[]>();
        var scratch = new float[Edge * Edge];
        var columns = (view.Width + Edge - 1) / Edge;
        var all = columns * ((view.Height + Edge - 1) / Edge);
        for (var i = 0; i < all; i += Sampled)
        {
            var block = new float[Edge * Edge];
            Load(view, i % columns * Edge, i / columns * Edge, block, scratch);
            blocks.Add(block);
        }

        return blocks;
    }

    // A coefficient costs its magnitude's bits, its sign and about three more that tell where it stands; a block four for its end.
    static int Bits(float[] block, float scale)
    {
        var bits = 4;
        for (var i = 1; i < block.Length; i++)
        {
            var level = (int)MathF.Round(MathF.Abs(block[i]) / (Steps[i] * scale));
            bits += level == 0 ? 0 : 36 - System.Numerics.BitOperations.LeadingZeroCount((uint)level);
        }

        return bits + 6; // the block's mean, told as a difference
    }

    static void Load(View view, int column, int row, float[] block, float[] scratch)
    {
        for (var i = 0; i < block.Length; i++)
        {
            scratch[i] = view.Samples[view.At(column + (i % Edge), row + (i / Edge))];
        }

        Rows(scratch, block, isInverse: false);
        Rows(block, scratch, isInverse: false);
        scratch.CopyTo(block, 0);
    }

    static void Store(View view, int column, int row, float[] block, float[] scratch, int fullScale)
    {
        Rows(block, scratch, isInverse: true);
        Rows(scratch, block, isInverse: true);
        for (var i = 0; i < block.Length; i++)
        {
            if (column + (i % Edge) < view.Width && row + (i / Edge) < view.Height)
            {
                view.Samples[view.At(column + (i % Edge), row + (i / Edge))] = (ushort)Math.Clamp(block[i] + 0.5f, 0, fullScale);
            }
        }
    }

    // Transforms the rows and turns the block over, so that twice is both ways.
    static void Rows(float[] from, float[] to, bool isInverse)
    {
        for (var row = 0; row < Edge; row++)
        {
            for (var k = 0; k < Edge; k++)
            {
                var sum = 0f;
                for (var n = 0; n < Edge; n++)
                {
                    sum += from[(row * Edge) + n] * (isInverse ? Cosines[(n * Edge) + k] : Cosines[(k * Edge) + n]);
                }

                to[(k * Edge) + row] = sum;
            }
        }
    }

    // Orthonormal: row k holds the cosines of frequency k.
    static float[] Table()
    {
        var table = new float[Edge * Edge];
        for (var i = 0; i < table.Length; i++)
        {
            var (k, n) = (i / Edge, i % Edge);
            table[i] = (float)(Math.Sqrt((k == 0 ? 1.0 : 2.0) / Edge) * Math.Cos(((2 * n) + 1) * k * Math.PI / (2 * Edge)));
        }

        return table;
    }
}
