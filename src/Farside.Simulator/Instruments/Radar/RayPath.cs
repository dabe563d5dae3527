namespace Farside.Simulator.Instruments.Radar;

/// <summary>The way of a wave down through level layers to a point and back: exact two-point ray tracing, refracted at every boundary.</summary>
/// <param name="TwoWayNs">There and back.</param>
/// <param name="LossNs">π · Σ loss tangent · time, there and back: a wave of f GHz falls by exp(−f · this).</param>
/// <param name="LengthM">One way.</param>
readonly record struct RayPath(double TwoWayNs, double LossNs, double LengthM)
{
    const int MostSteps = 24;

    /// <summary>Layers on the way, from the antenna down to the point.</summary>
    public ref struct Stack(Span<double> thicknessM, Span<double> index, Span<double> lossTangent)
    {
        readonly Span<double> _thicknessM = thicknessM;
        readonly Span<double> _index = index;
        readonly Span<double> _lossTangent = lossTangent;
        int _count;
        double _fastest = double.PositiveInfinity;

        /// <param name="index">Refractive: the root of the permittivity.</param>
        public void Add(double thicknessM, double index, double lossTangent)
        {
            (_thicknessM[_count], _index[_count], _lossTangent[_count]) = (thicknessM, index, lossTangent);
            _count++;
            _fastest = Math.Min(_fastest, index);
        }

        /// <summary>To the bottom of the stack, so many metres aside.</summary>
        /// <remarks>
        /// Unknown is q, the tangent of the ray in the fastest layer: the offset Σ d r q / √(1 + (1 − r²) q²), r = least index / index,
        /// grows with q and curves downward, so that Newton's steps from 0 approach from one side. Source: the q-parameter of Červený, Seismic Ray Theory.
        /// </remarks>
        public readonly RayPath To(double offsetM)
        {
            var q = 0.0;
            for (var step = 0; step < MostSteps && offsetM > 0; step++)
            {
                var (offset, slope) = (0.0, 0.0);
                for (var i = 0; i < _count; i++)
                {
                    var r = _fastest / _index[i];
                    var root = Math.Sqrt(1 + ((1 - (r * r)) * q * q));
                    offset += _thicknessM[i] * r * q / root;
                    slope += _thicknessM[i] * r / (root * root * root);
                }

                var change = (offsetM - offset) / slope;
                q += change;
                if (change < 1e-8 * (1 + q))
                {
                    break;
                }
            }

            return Along(q);
        }

        readonly RayPath Along(double q)
        {
            var (ns, loss, length) = (0.0, 0.0, 0.0);
            for (var i = 0; i < _count; i++)
            {
                var r = _fastest / _index[i];
                var leg = _thicknessM[i] * Math.Sqrt((1 + (q * q)) / (1 + ((1 - (r * r)) * q * q))); // thickness over the cosine
                var legNs = 2 * leg * _index[i] / GroundLayer.LightMPerNs;
                ns += legNs;
                loss += Math.PI * _lossTangent[i] * legNs;
                length += leg;
            }

            return new(ns, loss, length);
        }
    }
}
