using NetGen.Generators.Expressions;
using NetGen.Generators.Infrastructure;
using NetGen.Generators.Plan;

namespace NetGen.Generators.Emission;

/// <summary>Prints what takes a sequence step by step: the state, and the step.</summary>
internal static class StreamingPrinter
{
    private const string StateType = "global::NetGen.Runtime.NetworkState";
    private const string LayoutType = "global::NetGen.Runtime.StateLayout";
    private const string TensorType = "global::NetGen.Runtime.StateTensor";

    public static void Print(NetworkPlan plan, StreamingPlan streaming, CodeWriter code)
    {
        PrintStep(plan, streaming, code);
        PrintState(plan, streaming, code);
    }

    private static void PrintStep(NetworkPlan plan, StreamingPlan streaming, CodeWriter code)
    {
        string input = Literal.Integer(streaming.InputSize);
        string output = Literal.Integer(streaming.OutputSize);
        code.Gap();
        code.Line("/// <summary>Takes the next step of a sequence. Allocates nothing after a thread's first call; safe from many threads at once, each with states of its own.</summary>");
        code.Line("/// <param name=\"state\">What is remembered of the steps before; afterwards, of this one too.</param>");
        code.Line($"/// <param name=\"input\">The {input} floats of the step.</param>");
        code.Line($"/// <param name=\"output\">Receives the {output} floats that are predicted after it. Must not overlap the input.</param>");
        code.Line("/// <exception cref=\"global::System.ArgumentException\">A length is not as said.</exception>");
        code.Line(Names.Optimized);
        code.Open($"public void Step(State state, {Names.ReadOnlyFloatSpan} input, {Names.FloatSpan} output)");
        code.Line($"{Names.Guard}.Length(input.Length, {input}, nameof(input));");
        code.Line($"{Names.Guard}.Length(output.Length, {output}, nameof(output));");
        code.Line($"ref float samples = {Names.Reference}(input);");
        code.Line($"ref float predictions = {Names.Reference}(output);");
        code.Line("ref float parameters = ref _parameters.Origin;");
        code.Line("ref float stateOrigin = ref state.Current;");
        code.Line("ref float nextStateOrigin = ref state.Next;");
        StatisticsPrinter.PrintArenas(plan, code, isTraining: false);
        if (streaming.Scratch > 0)
        {
            code.Line(streaming.HasOwnScratch
                ? $"ref float scratch = ref global::System.Runtime.CompilerServices.Unsafe.Add(ref stateOrigin, {Literal.Integer(streaming.StateLength)});"
                : $"ref float scratch = ref global::NetGen.Runtime.ThreadScratch.Floats({Literal.Integer(streaming.Scratch)});");
        }

        NetworkPrinter.PrintCalls(streaming.Step, code);
        code.Line("state.Swap();");
        code.Close();
    }

    private static void PrintState(NetworkPlan plan, StreamingPlan streaming, CodeWriter code)
    {
        code.Gap();
        code.Line("/// <summary>What the network remembers from step to step of a sequence that it is given step by step. Zero at first.</summary>");
        code.Open($"public sealed class State : {StateType}");
        code.Line($"private static readonly {LayoutType} s_layout = new {LayoutType}(");
        code.Indent();
        code.Line($"{Literal.String(plan.Definition.Name)},");
        code.Line($"{Literal.Integer(streaming.StateLength + (streaming.HasOwnScratch ? streaming.Scratch : 0))},");

        // An array, spelled out: a parameter of variable length that is a span asks for C# 13.
        code.Open($"new {TensorType}[]");
        foreach (StatePlan state in streaming.States)
        {
            code.Line($"new {TensorType}({Literal.String(state.Name)}, {Literal.Integer(state.Length)}, {Literal.Integer(state.Offset)}),");
        }

        code.Close(");");
        code.Unindent();
        code.Gap().Line("/// <summary>Creates a state of zeros: that before the first step of a sequence.</summary>");
        code.Line("public State()");
        code.Indent();
        code.Line(": base(s_layout)");
        code.Unindent();
        code.Open("");
        code.Close();
        code.Gap().Line("/// <summary>Gives another state the values of this one.</summary>");
        code.Line("/// <param name=\"target\">The other state.</param>");
        code.Line("public void CopyTo(State target) => CopyValues(target);");
        PrintLoad(code, "string path", "path", "The file.");
        PrintLoad(code, "global::System.IO.Stream stream", "stream", "The file, read from the stream's position to its end; it stays open.");
        PrintLoad(code, "global::System.ReadOnlySpan<byte> file", "file", "The bytes of the file.");
        code.Close();
    }

    private static void PrintLoad(CodeWriter code, string parameter, string argument, string words)
    {
        code.Gap().Line("/// <summary>Loads a state of this network.</summary>");
        code.Line($"/// <param name=\"{argument}\">{words}</param>");
        code.Line("/// <exception cref=\"global::NetGen.NetworkFileException\">The file is damaged or of another network's state.</exception>");
        code.Line($"public static State Load({parameter}) => Load(new State(), {argument});");
    }
}
