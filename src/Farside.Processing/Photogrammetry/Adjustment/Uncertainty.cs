namespace Farside.Processing.Photogrammetry.Adjustment;

/// <summary>Reads covariances of what matters off the factored normal matrix: J N⁻¹ Jᵀ = |L⁻¹ Jᵀ|².</summary>
sealed class Uncertainty(Network network, Unknowns unknowns, State state, EnvelopeMatrix factor)
{
    /// <summary>Of a view's siteFromCamera.</summary>
    public PoseCovariance View(int index)
    {
        var view = network.Views[index];
        var station = state.Stations[view.Station];
        var rows = Rows(6);
        AddTurn(rows, view, 1);

        // The place: base + R (lever + eye's origin); turning R moves the arm.
        var lever = network.Stations[view.Station].Pivot is null ? default : state.Lever;
        var arm = station.Rotation * (lever + state.Eyes[view.Eye].Origin);
        Add(rows, 3, unknowns.StationRotation[view.Station], M3.Cross(arm) * -1);
        Add(rows, 3, unknowns.Base(network, view), M3.Identity);
        Add(rows, 3, unknowns.LeverOf(network, view), station.Rotation);
        Add(rows, 3, unknowns.EyePlace[view.Eye], station.Rotation);
        return new(Product(rows));
    }

    /// <summary>Of the turn of one view against another, about the site's axes.</summary>
    public Sigma3 Between(int first, int second)
    {
        var rows = Rows(3);
        AddTurn(rows, network.Views[first], -1);
        AddTurn(rows, network.Views[second], 1);
        var product = Product(rows);
        return new(Math.Sqrt(product[0, 0]), Math.Sqrt(product[1, 1]), Math.Sqrt(product[2, 2]));
    }

    public NetworkSigmas Network() => new(
        [.. network.Cameras.Select((_, i) => Lens(unknowns.Lens[i]))],
        [.. network.Eyes.Select((_, i) => Eye(i))],
        [.. network.Eyes.Select((_, i) => Convergence(i))],
        Block(unknowns.Lever),
        [.. unknowns.Pivot.Select(Block)],
        [.. unknowns.SharedRotation.Select(Block)],
        [.. unknowns.SharedShift.Select(Block)]);

    PoseCovariance Eye(int index)
    {
        var rows = Rows(6);
        Add(rows, 0, unknowns.EyeRotation[index], M3.Identity);
        Add(rows, 3, unknowns.EyePlace[index], M3.Identity);
        return new(Product(rows));
    }

    // A turn to the left, as a middle that lies farther right, makes what the eye sees farther left.
    double Convergence(int eye)
    {
        var row = Rows(1);
        if (unknowns.EyeRotation[eye] >= 0)
            row[0][unknowns.EyeRotation[eye] + 1] = 1;
        AddMiddle(0, -1);
        AddMiddle(eye, 1);
        return eye == 0 ? 0 : Math.Sqrt(Product(row)[0, 0]);

        void AddMiddle(int of, double sign)
        {
            if (network.Views.FirstOrDefault(view => view.Eye == of) is { } view && network.Cameras[view.Camera].Model is Core.Geometry.BrownCamera && unknowns.Lens[view.Camera][1] is >= 0 and var column)
                row[0][column] += sign / state.Lenses[view.Camera][0];
        }
    }

    InteriorSigmas Lens(int[] columns)
    {
        var sigmas = new double[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            if (columns[i] < 0)
                continue;
            var rows = Rows(1);
            rows[0][columns[i]] = 1;
            sigmas[i] = Math.Sqrt(Product(rows)[0, 0]);
        }

        return InteriorSigmas.From(sigmas);
    }

    Sigma3 Block(int column)
    {
        var rows = Rows(3);
        Add(rows, 0, column, M3.Identity);
        var product = Product(rows);
        return new(Math.Sqrt(product[0, 0]), Math.Sqrt(product[1, 1]), Math.Sqrt(product[2, 2]));
    }

    // R of a view = R of its station · R of its eye: an eye's turn about the rig's axes is one about the station's, in the site.
    void AddTurn(double[][] rows, NetworkView view, double sign)
    {
        Add(rows, 0, unknowns.StationRotation[view.Station], M3.Identity * sign);
        Add(rows, 0, unknowns.EyeRotation[view.Eye], state.Stations[view.Station].Rotation * sign);
    }

    double[][] Rows(int count) => [.. Enumerable.Range(0, count).Select(_ => new double[factor.Size])];

    static void Add(double[][] rows, int at, int column, M3 slope)
    {
        if (column < 0)
            return;
        V3[] slopes = [slope.R1, slope.R2, slope.R3];
        for (var i = 0; i < 3; i++)
        {
            for (var k = 0; k < 3; k++)
                rows[at + i][column + k] += slopes[i][k];
        }
    }

    double[,] Product(double[][] rows)
    {
        foreach (var row in rows)
        {
            if (Array.FindIndex(row, value => value != 0) is var from and >= 0)
                factor.SolveLower(row, from);
        }

        var product = new double[rows.Length, rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows.Length; j++)
                product[i, j] = EnvelopeMatrix.Sum(rows[i], rows[j]);
        }

        return product;
    }
}
