using System;
using System.Linq;
using NetGen.Generators.Lowering;
using NetGen.Generators.Model;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Catalog.Layers;

/// <summary>
/// The image that a convolution spreads its deltas over: at each place, each row of the kernel reads columns and channels that follow each other without a gap, and these are the lanes of a product that
/// gives them their shares. Nothing is multiplied by the zeros around a delta or between the places of a stride, few channels fill vectors, and a stride needs no product of its own for each remainder;
/// but each product is added to what is there.
/// </summary>
/// <param name="convolution">The convolution.</param>
internal sealed class SpreadImage(Convolution convolution)
{
    /// <summary>What adding to a vector costs, in multiply-adds: a load and a store beside the addition.</summary>
    private const int CostOfAddition = 3;

    /// <summary>What clearing a vector costs.</summary>
    private const int CostOfClear = 1;

    /// <summary>What taking a vector of the image to the delta costs.</summary>
    private const int CostOfMove = 6;

    /// <summary>More products than this for the remainders of a stride are too much text.</summary>
    private const int MostProducts = 4;

    /// <summary>How much of the other way's cost it may have, to pay for its memory.</summary>
    private const double MostCost = 0.875;

    private readonly ImageWindow _window = convolution.Window;

    /// <summary>Whether the columns that a row of the kernel reads follow each other.</summary>
    private bool HasColumnsInLanes => _window.X.Dilation == 1;

    /// <summary>The columns that are not in lanes, with a product each.</summary>
    public int Columns => HasColumnsInLanes ? 1 : _window.X.Size;

    /// <summary>What one product gives: the columns and channels that a row of the kernel reads.</summary>
    public LaneAxis Lanes => LaneAxis.Of(_window.Channels * (HasColumnsInLanes ? _window.X.Size : 1), convolution.Output.NetworkLanes);

    /// <summary>Floats from a row to the next.</summary>
    public int Line => _window.X.Padded * _window.Channels;

    /// <summary>
    /// How the image lies in memory: positions without padding, all in one row. What pads the lanes of the last place is behind it, so that whole vectors can be stored there.
    /// </summary>
    public TensorLayout Layout
    {
        get
        {
            int vector = Lanes.VectorLanes;
            int floats = (_window.Y.Padded * Line) + Lanes.Padded - Lanes.Length;
            int padded = (floats + vector - 1) / vector * vector;
            return new TensorLayout(Shape.Of(padded), new LaneAxis(padded, vector), 1, IsExact: true, FeatureOrder.Plain(padded));
        }
    }

    /// <summary>Whether a convolution spreads its deltas, instead of collecting for each element of its input what has to do with it.</summary>
    public static bool Pays(Convolution convolution)
    {
        if (convolution.Spec.Groups > 1)
        {
            return false;
        }

        DeltaAxis y = new(convolution.Window.Y);
        DeltaAxis x = new(convolution.Window.X);
        long collected = (long)y.Phases.Sum(phase => phase.Count * phase.Taps) * x.Phases.Sum(phase => phase.Count * phase.Taps)
            * convolution.Spec.Filters * convolution.Input.Lanes.Vectors;
        return y.Phases.Length * x.Phases.Length > MostProducts || new SpreadImage(convolution).Cost < MostCost * collected;
    }

    private long Cost
    {
        get
        {
            long products = (long)_window.Y.Output * _window.X.Output * _window.Y.Size * Columns * Lanes.Vectors;
            long moves = (long)_window.Y.Input * _window.X.Input * convolution.Input.Lanes.Vectors;
            return (products * (convolution.Spec.Filters + CostOfAddition)) + (Layout.Lanes.Vectors * CostOfClear) + (moves * CostOfMove);
        }
    }
}
