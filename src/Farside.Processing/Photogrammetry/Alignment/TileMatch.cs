namespace Farside.Processing.Photogrammetry.Alignment;

/// <summary>
/// Compares a tile of one picture with another picture drawn through both cameras' models, so that no freedom but a shift is left: level, slope and gain of
/// light are taken out. The slopes of both pictures count alike, so that neither one's noise pulls (Malis 2004, ICRA, 1843–1848), and of their products only those of
/// one picture with the other. One for each thread.
/// </summary>
sealed class TileMatch
{
    const double MostGain = 4;
    const double LeastVariance = 1e-30;

    readonly int _side;
    readonly int _framed;
    readonly double[] _first;
    readonly double[] _second;
    readonly (double[] X, double[] Y) _firstSlopes;
    readonly (double[] X, double[] Y) _secondSlopes;
    readonly double[] _texture;
    readonly double[] _error;

    public TileMatch(int side)
    {
        (_side, _framed) = (side, side + 2);
        (_first, _second) = (new double[_framed * _framed], new double[_framed * _framed]);
        (_firstSlopes, _secondSlopes) = ((new double[side * side], new double[side * side]), (new double[side * side], new double[side * side]));
        (_texture, _error) = (new double[side * side], new double[side * side]);
    }

    /// <summary>The tile's say, each of its pixels with the same noise; unknown where samples are missing or light has no texture.</summary>
    public TileShift Of(SplinePlane first, int left, int top, SplinePlane second, TileMap map)
    {
        if (!Draw(first, left, top, second, map))
        {
            return TileShift.Unknown;
        }

        Inner(_first, _texture);
        Inner(_second, _error);
        var (contrast, seen) = (Squares(_texture), Squares(_error));
        var gain = Math.Sqrt(seen / contrast);
        if (!(contrast > LeastVariance) || !(gain is > 1 / MostGain and < MostGain))
        {
            return TileShift.Unknown;
        }

        Slopes(_first, 1, _firstSlopes);
        Slopes(_second, gain, _secondSlopes);
        var ((ax, ay), (bx, by)) = (_firstSlopes, _secondSlopes);
        var pull = (X: Pull(ax, bx, gain), Y: Pull(ay, by, gain));
        for (var i = 0; i < _error.Length; i++)
        {
            _error[i] = (_error[i] / gain) - _texture[i];
        }

        foreach (var freed in (ReadOnlySpan<double[]>)[_error, ax, ay, bx, by])
        {
            Free(freed, contrast);
        }

        return Judged(pull.X, pull.Y);
    }

    bool Draw(SplinePlane first, int left, int top, SplinePlane second, TileMap map)
    {
        var (middle, reach) = ((_side - 1) / 2.0, _framed / 2.0);
        for (var j = 0; j < _framed; j++)
        {
            for (var i = 0; i < _framed; i++)
            {
                var (column, row) = map.At((i - 1 - middle) / reach, (j - 1 - middle) / reach);
                if (!second.CanSample(column, row))
                {
                    return false;
                }

                var at = (j * _framed) + i;
                (_first[at], _second[at]) = (first.Samples[((top + j - 1) * first.Width) + left + i - 1], second.At(column, row));
                if (double.IsNaN(_first[at] + _second[at]))
                {
                    return false;
                }
            }
        }

        return true;
    }

    // Without the frame, level and slopes.
    void Inner(double[] framed, double[] inner)
    {
        for (var j = 0; j < _side; j++)
        {
            Array.Copy(framed, ((j + 1) * _framed) + 1, inner, j * _side, _side);
        }

        Level(inner);
    }

    void Level(double[] values)
    {
        var middle = (_side - 1) / 2.0;
        var (sum, x, y, squares) = (0.0, 0.0, 0.0, 0.0);
        for (int j = 0, at = 0; j < _side; j++)
        {
            for (var i = 0; i < _side; i++, at++)
            {
                var (u, v) = (i - middle, j - middle);
                (sum, x, y, squares) = (sum + values[at], x + (u * values[at]), y + (v * values[at]), squares + (u * u));
            }
        }

        (sum, x, y) = (sum / values.Length, x / squares, y / squares);
        for (int j = 0, at = 0; j < _side; j++)
        {
            for (var i = 0; i < _side; i++, at++)
            {
                values[at] -= sum + (x * (i - middle)) + (y * (j - middle));
            }
        }
    }

    // Half the slope of both pictures' correlation. A picture's slopes times its own light tell nothing of the shift, and where noise grows towards one side, as it
    // does where a lens's fall-off is made up for, they would pull that way.
    double Pull(double[] first, double[] second, double gain) => ((Product(first, _error) / gain) - Product(second, _texture)) / 2;

    // Slopes per pixel of the first picture.
    void Slopes(double[] framed, double gain, (double[] X, double[] Y) slopes)
    {
        var (x, y) = slopes;
        var scale = 1 / (2 * gain);
        for (int j = 0, at = 0; j < _side; j++)
        {
            for (var i = 0; i < _side; i++, at++)
            {
                var place = ((j + 1) * _framed) + i + 1;
                (x[at], y[at]) = (scale * (framed[place + 1] - framed[place - 1]), scale * (framed[place + _framed] - framed[place - _framed]));
            }
        }

        Level(x);
        Level(y);
    }

    void Free(double[] values, double contrast)
    {
        var share = Product(values, _texture) / contrast;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] -= share * _texture[i];
        }
    }

    TileShift Judged(double pullX, double pullY)
    {
        var variance = Squares(_error) / (_error.Length - 6);
        var ((ax, ay), (bx, by)) = (_firstSlopes, _secondSlopes);
        var information = (XX: Product(ax, bx), XY: (Product(ax, by) + Product(ay, bx)) / 2, YY: Product(ay, by));
        var xx = (Squares(ax) + Squares(bx) + (2 * information.XX)) / 4;
        var yy = (Squares(ay) + Squares(by) + (2 * information.YY)) / 4;
        var xy = (Product(ax, ay) + Product(bx, by) + (2 * information.XY)) / 4;
        var determinant = (xx * yy) - (xy * xy);
        if (!(variance > LeastVariance) || !(determinant > 1e-6 * xx * yy))
        {
            return TileShift.Unknown;
        }

        var chi2 = ((yy * pullX * pullX) - (2 * xy * pullX * pullY) + (xx * pullY * pullY)) / (determinant * variance);
        return new(pullX, pullY, information.XX, information.XY, information.YY, variance, chi2);
    }

    static double Squares(double[] a) => Product(a, a);

    static double Product(double[] a, double[] b) => Adjustment.EnvelopeMatrix.Sum(a, b);
}
