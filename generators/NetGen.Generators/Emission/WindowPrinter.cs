using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints pooling.</summary>
internal sealed class WindowPrinter(Window plan, CodeWriter code)
{
    private const string Result = "result";

    private readonly VectorSyntax _vector = VectorSyntax.OfLanes(plan.Lanes.VectorLanes);
    private readonly WindowLoops _loops = new(code, plan.Samples, plan.Y, plan.X, plan.Lanes);

    private bool IsMax => plan.Operator == WindowOperator.Max;

    public void Print()
    {
        _loops.OpenPlaces([plan.Source], [plan.Target]);
        _loops.ForVectors(plan.UnrollsLanes, PrintVector);
        _loops.Close();
    }

    private void PrintVector(VectorOfLanes vector)
    {
        if (!plan.UnrollsTaps)
        {
            code.Line($"{_vector.Type} {Result} = {(IsMax ? _vector.Constant(double.NegativeInfinity) : _vector.Zero)};");
        }

        _loops.ForTaps(plan.UnrollsTaps, tap => PrintTap(tap, vector));
        if (!IsMax && plan.Scale != 1)
        {
            code.Line($"{Result} *= {_vector.Constant(plan.Scale)};");
        }

        code.Line(WindowSyntax.Store(_vector, Result, _loops.At(plan.Target, vector), plan.Target, vector, plan.Lanes));
    }

    private void PrintTap(Tap tap, VectorOfLanes vector)
    {
        string element = WindowSyntax.Load(_vector, _loops.At(plan.Source, tap, vector), plan.Source, vector, plan.Lanes);
        bool isFirst = plan.UnrollsTaps && tap.Index == 0;
        code.Line(
            isFirst ? $"{_vector.Type} {Result} = {element};"
            : IsMax ? $"{Result} = {WindowSyntax.Larger(Result, element)};"
            : $"{Result} += {element};");
    }
}
